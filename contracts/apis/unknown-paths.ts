import type { Scenario } from '../verify/contract.ts';

/** A scenario of the APIs whose vendor says what is answered at a path that they do not have, beside an operation's. */
export function unknownPaths(operationId: string): Scenario {
  return {
    id: 'unknown-paths',
    title: 'a path that the API does not have is refused, and nothing fails on it',
    readOnly: true,
    async run(session) {
      for (const end of ['Nowhere', '/no/where', '/%00']) {
        const authorize = session.authorizing((request) => ({ ...request, path: `${request.path}${end}` }));
        const { status } = await session.probe('undeclared method', operationId, { authorize }, end);
        session.assert(status >= 400 && status < 500, '/status', `${status} for a path that there is not`);
      }
    },
  };
}
