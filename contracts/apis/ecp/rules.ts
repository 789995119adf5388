import type { CallInput } from '../../verify/engine/call-input.ts';
import type { VendorRules } from '../../verify/engine/vendor-rules.ts';

/** What the platform wants beyond what a JSON schema can say. */
export const rules: VendorRules = {
  freesNames: true,
  rejectsIds: [400],
  storesAddresses: true,
  forbids(_, { body }, sample) {
    const { namespace } = (body ?? {}) as { namespace?: unknown };
    const own = (sample.body as { namespace?: unknown } | undefined)?.namespace;
    return own === undefined || namespace === own ? undefined : 'a namespace has to be there (E-A12)';
  },
  unverified({ isAboutIntent, operationId, intent, input: { body } }) {
    // Whether such a body is accepted is one question, and who may send it another.
    if (!isAboutIntent || intent === 'no credentials') return undefined;
    const isUpdate = operationId.startsWith('patch-');
    if (isUpdate && isEmpty(body)) return 'E-A16';
    const { description, ...others } = membersOf(body);
    if (description === null) return 'E-A18';
    if (isUpdate) return [others.username, others.password].some(isNothing) ? 'E-A17' : undefined;
    return Object.values(others).some(isNothing) ? 'E-A9' : undefined;
  },
};

function membersOf(body: unknown): Record<string, unknown> {
  return body !== null && typeof body === 'object' && !Buffer.isBuffer(body) ? { ...body } : {};
}

function isEmpty(body: CallInput['body']): boolean {
  return body === undefined || (Buffer.isBuffer(body) && body.length === 0);
}

function isNothing(value: unknown): boolean {
  return value === null || value === '';
}
