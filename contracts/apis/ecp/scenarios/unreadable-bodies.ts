import type { Scenario } from '../../../verify/contract.ts';
import { at, bodyFor, create, read, refused } from '../calls.ts';

export const unreadableBodies: Scenario = {
  id: 'unreadable-bodies',
  title: 'a body that is no JSON object, or has a member of the wrong type, is refused, and changes nothing',
  async run(session) {
    const name = session.name('unreadable');
    const whole = await bodyFor(session, name);
    const id = await create(session, name);
    const before = JSON.stringify(await read(session, id));
    await session.unverified('E-A14', async () => {
      for (const body of [Buffer.from('{"name":'), Buffer.from('name: a'), [], 'text', 5]) {
        await refused(session, 'post-imagepullsecrets', { body }, [400, 'InvalidRequestBody']);
        await refused(session, 'patch-imagepullsecret-by-ID', { ...at(id), body }, [
          400,
          'InvalidRequestBody',
        ]);
      }
      for (const field of Object.keys(whole)) {
        const body = { ...whole, [field]: { text: 'in an object' } };
        await refused(session, 'post-imagepullsecrets', { body }, [400, 'InvalidRequestBody']);
      }
      for (const field of ['description', 'username', 'password']) {
        const body = { username: 'changed', [field]: 5 };
        await refused(session, 'patch-imagepullsecret-by-ID', { ...at(id), body }, [
          400,
          'InvalidRequestBody',
        ]);
      }
    });
    session.assert(
      JSON.stringify(await read(session, id)) === before,
      '/body',
      'changed by what was refused',
    );
  },
};
