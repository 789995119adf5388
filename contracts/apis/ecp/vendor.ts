import type { VendorRules } from '../../suite/contract.ts';

/** What the platform wants beyond what a JSON schema can say. */
export const vendor: VendorRules = {
  forbids(_, { body }, sample) {
    const { namespace } = (body ?? {}) as { namespace?: unknown };
    const own = (sample.body as { namespace?: unknown } | undefined)?.namespace;
    return own === undefined || namespace === own ? undefined : 'a namespace has to be there (E-A12)';
  },
};
