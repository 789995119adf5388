import type { Journey } from '../../../suite/contract.ts';
import { operation } from '../calls.ts';

export const otherPaths: Journey = {
  id: 'other-paths',
  title: 'a path that the API does not have is refused, and nothing fails on it',
  readOnly: true,
  async run(session) {
    for (const end of ['Nowhere', '/no/where', '/%00']) {
      const authorize = session.authorizing((request) => ({ ...request, path: `${request.path}${end}` }));
      const { status } = await session.probe('undeclared method', operation.query, { authorize }, end);
      session.holds(status >= 400 && status < 500, '/status', `${status} for a path that there is not`);
    }
  },
};
