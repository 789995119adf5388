import { headerOf } from '../../../http/message.ts';
import type { Scenario } from '../../../verify/contract.ts';
import { at, operation } from '../calls.ts';

export const otherMethods: Scenario = {
  id: 'other-methods',
  title: 'a method that a path does not have is answered with 405 and the ones that it has',
  async run(session) {
    const path = at(session.name('nowhere'));
    const tries: [operationId: string, method: string, allowed: string][] = [
      [operation.query, 'DELETE', 'GET, POST'],
      [operation.get, 'POST', 'DELETE, GET, PATCH'],
      [operation.quota, 'PATCH', 'GET'],
    ];
    await session.unverified('S-A23', async () => {
      for (const [operationId, method, allowed] of tries) {
        const { status, headers } = await session.probe(
          'undeclared method',
          operationId,
          { path, method },
          method,
        );
        session.assert(status === 405, '/status', `${status}, not 405`);
        const shown = (headerOf(headers, 'allow') ?? '').split(/, */).sort().join(', ');
        session.assert(shown === allowed, '/headers/Allow', `${shown || 'nothing'}, not ${allowed}`);
      }
    });
  },
};
