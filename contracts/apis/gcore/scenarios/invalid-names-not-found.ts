import type { Scenario } from '../../../verify/contract.ts';
import { create, newSecret, operations, refusals, refused } from '../calls.ts';

export const invalidNamesNotFound: Scenario = {
  id: 'invalid-names-not-found',
  title: 'a name that no secret can have is not found, rather than invalid',
  async run(session) {
    const { name } = await create(session, newSecret(session, 'odd'));
    for (const near of [name.toUpperCase(), name.slice(0, -1), `${name}x`, `${name} `]) {
      const input = { path: { secret_name: near } };
      const { status } = await session.probe('unknown id', operations.read, input, 'a name nearly like one');
      session.assert(status >= 400, '/status', `${status}, though only ${name} is there`);
    }
    await session.unverified('G-A19', async () => {
      const odd = [
        name.toUpperCase(),
        name.slice(0, -1),
        `${name} `,
        `${name}/`,
        'a b',
        'a%2Fb',
        'ä',
        '1',
        'x'.repeat(300),
      ];
      for (const secret_name of odd) {
        const path = { secret_name };
        await refused(session, operations.read, { path }, refusals.notFound);
        await refused(session, operations.update, { path, body: { login: 'odd' } }, refusals.notFound);
        await refused(session, operations.remove, { path }, refusals.notFound);
      }
    });
  },
};
