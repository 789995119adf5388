import type { FixtureHooks } from '../../verify/fixtures/fixture-factory.ts';
import { namespaceOf } from './calls.ts';

type Body = Record<string, unknown>;

export const fixtures: FixtureHooks = {
  async prepare(session, operationId, { headers: _, ...input }) {
    // A header would make it a call for a child customer, who has other secrets.
    if (operationId === 'post-imagepullsecrets')
      return { ...input, body: { ...(input.body as Body), namespace: await namespaceOf(session) } };
    if (operationId === 'patch-imagepullsecret-by-ID')
      return { ...input, body: withoutFixed((input.body ?? {}) as Body) };
    return input;
  },
};

/** These are set once, and ignored in updates. */
function withoutFixed({ name: _, namespace: _namespace, registry: _registry, ...body }: Body): Body {
  return body;
}
