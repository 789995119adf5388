import type { Journey } from '../../../suite/contract.ts';
import { allSecrets } from '../all-secrets.ts';
import { create, holdsSame, newSecret, operations, read, refusals, refused } from '../calls.ts';

export const duplicateNames: Journey = {
  id: 'duplicate-names',
  title: 'a name that is taken is a conflict, and what has it stays as it is',
  run: (session) =>
    session.assuming('G-A1', async () => {
      const secret = await create(session, newSecret(session, 'twice'));
      const other = newSecret(session, 'twice', { registry: 'other.example.com', login: 'other' });
      await refused(session, operations.create, { body: other }, refusals.conflict);
      await refused(session, operations.create, { body: other }, refusals.conflict);
      holdsSame(session, '/body', await read(session, secret.name), secret);
      const listed = (await allSecrets(session)).filter(({ name }) => name === secret.name);
      holdsSame(session, '/body/results', listed, [secret]);
    }),
};
