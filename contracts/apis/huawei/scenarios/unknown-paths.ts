import type { Scenario } from '../../../verify/contract.ts';

export const unknownPaths: Scenario = {
  id: 'unknown-paths',
  title: 'a path that the API does not have is refused, and nothing fails on it',
  readOnly: true,
  async run(session) {
    for (const end of ['Nowhere', '/no/where', '/%00']) {
      const authorize = session.authorizing((request) => ({ ...request, path: `${request.path}${end}` }));
      const { status } = await session.probe('undeclared method', 'ListSecrets', { authorize }, end);
      session.assert(status >= 400 && status < 500, '/status', `${status} for a path that there is not`);
    }
  },
};
