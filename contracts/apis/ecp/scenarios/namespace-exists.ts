import type { Scenario } from '../../../verify/contract.ts';
import { bodyFor, refused } from '../calls.ts';

export const namespaceExists: Scenario = {
  id: 'namespace-exists',
  title: 'a secret is only created in a namespace that exists',
  async run(session) {
    const body = await bodyFor(session, session.name('nowhere'));
    for (const namespace of [session.name('missing'), body.namespace.toUpperCase(), `${body.namespace} `]) {
      const input = { body: { ...body, namespace } };
      await refused(session, 'post-imagepullsecrets', input, [400, 'NamespaceNotExist']);
    }
  },
};
