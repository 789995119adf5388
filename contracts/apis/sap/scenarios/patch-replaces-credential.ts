import type { Scenario } from '../../../verify/contract.ts';
import { at, create, credential, get, leavingNone, mergePatch, operation, patch } from '../calls.ts';

export const patchReplacesCredential: Scenario = {
  id: 'patch-replaces-credential',
  title: 'a patch, in either JSON type, replaces the credential and answers with the name as the id',
  async run(session) {
    const name = session.name('patched');
    await leavingNone(session, [name], async () => {
      await create(session, name);
      for (const headers of [mergePatch, { 'content-type': 'application/json' }]) {
        const { id } = await patch(session, name, { headers });
        session.assert(id === name, '/body/id', `${id}, not ${name}`);
        await get(session, name);
      }
      const data = credential(session);
      await patch(session, name, { body: { name, data, somethingElse: ['ignored'] } });

      const two = { ...data, 'config.json': '{}' };
      await session.call(operation.patch, { path: at(name), body: { data: two } }, 400);
      await get(session, name);
    });
  },
};
