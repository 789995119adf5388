import type { Scenario } from '../../../verify/contract.ts';
import { at, create, get, leavingNone, operation } from '../calls.ts';

export const credentialIsJsonObject: Scenario = {
  id: 'credential-is-json-object',
  title: 'a credential is the text of a JSON object, the only field of data',
  async run(session) {
    const name = session.name('text');
    const field = '.dockerconfigjson';
    const secret = session.secret();
    const spoiled = [{ [field]: '{}', other: '{}' }, { [field]: { auths: {} } }, {}, null];
    const texts = [
      `{"password":"${secret}"`,
      `["${secret}"]`,
      `"${secret}"`,
      'null',
      '',
      btoa('{"auths":{}}'),
    ];
    await leavingNone(session, [name], async () => {
      for (const data of spoiled) await session.call(operation.create, { body: { name, data } }, 400);
      await session.unverified('S-A4', async () => {
        for (const text of texts)
          await session.call(operation.create, { body: { name, data: { [field]: text } } }, 400);
      });
      // What of it was taken is in the way.
      await session.send(operation.delete, { path: at(name) });
      await get(session, name, 404);

      await create(session, name);
      await session.unverified('S-A4', async () => {
        for (const text of texts) {
          const body = { data: { [field]: text } };
          await session.call(operation.patch, { path: at(name), body }, 400);
        }
        const data = { [field]: `{"HttpHeaders":{},"password":"${secret}"}` };
        await session.call(operation.patch, { path: at(name), body: { data } }, 202);
      });
      await session.unverified('S-A20', async () => {
        await session.call(operation.patch, { path: at(name), body: { data: null } }, 400);
      });
    });
  },
};
