import type { Scenario } from '../../../verify/contract.ts';
import { at, create, read, refused } from '../calls.ts';

export const updateToEmptyLogin: Scenario = {
  id: 'update-to-empty-login',
  title: 'an update to an empty username or password is refused as a whole',
  async run(session) {
    const id = await create(session, session.name('complete'));
    const before = JSON.stringify(await read(session, id));
    await session.unverified('E-A17', async () => {
      for (const field of ['username', 'password']) {
        for (const empty of ['', null]) {
          const input = { ...at(id), body: { description: 'changed', [field]: empty } };
          const expected: [number, string] = [400, 'RequiredFieldMissing'];
          const message = await refused(session, 'patch-imagepullsecret-by-ID', input, expected);
          session.assert(message.includes(field), '/body/message', `does not name ${field}`);
        }
      }
      const after = JSON.stringify(await read(session, id));
      session.assert(after === before, '/body', 'changed by an update that was refused');
    });
  },
};
