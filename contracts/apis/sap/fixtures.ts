import type { FixtureHooks } from '../../verify/fixtures/fixture-factory.ts';
import { credential, operation } from './calls.ts';

type Body = Record<string, unknown>;

export const fixtures: FixtureHooks = {
  prepare(session, operationId, input) {
    const body = (input.body ?? {}) as Body;
    // A configuration is the text of a JSON object.
    if (operationId === operation.create) return { ...input, body: { ...body, data: credential(session) } };
    // A patch has the name of its path, or none.
    if (operationId === operation.patch)
      return { ...input, body: { name: input.path?.dockerRegistryName, data: credential(session) } };
    if (operationId === operation.token) return { ...input, body: { grant_type: 'client_credentials' } };
    return input;
  },
};
