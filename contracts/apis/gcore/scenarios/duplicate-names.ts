import type { Scenario } from '../../../verify/contract.ts';
import { create, holdsSame, newSecret, operations, read, refusals, refused } from '../calls.ts';
import { readAllSecrets } from '../read-all-secrets.ts';

export const duplicateNames: Scenario = {
  id: 'duplicate-names',
  title: 'a name that is taken is a conflict, and what has it stays as it is',
  async run(session) {
    const secret = await create(session, newSecret(session, 'twice'));
    const other = newSecret(session, 'twice', { registry: 'other.example.com', login: 'other' });
    const { status, json } = await session.probe('valid', operations.create, { body: other }, 'a taken name');
    // What the vendor's table has for a 409, whether or not this is one.
    const { exception_class: shown } = (json ?? {}) as { exception_class?: unknown };
    if (status === 409) holdsSame(session, '/body/exception_class', shown, refusals.conflict[1]);
    await session.unverified('G-A1', async () => {
      await refused(session, operations.create, { body: other }, refusals.conflict);
      await refused(session, operations.create, { body: other }, refusals.conflict);
      holdsSame(session, '/body', await read(session, secret.name), secret);
      const listed = (await readAllSecrets(session)).filter(({ name }) => name === secret.name);
      holdsSame(session, '/body/results', listed, [secret]);
    });
  },
};
