import type { Scenario } from '../../../verify/contract.ts';
import type { Session } from '../../../verify/engine/session.ts';
import { create, get, leavingNone, list, operation } from '../calls.ts';

export const onlyNameShown: Scenario = {
  id: 'only-name-shown',
  title: 'only the name of a secret is ever shown, and a rejection does not repeat what it rejects',
  async run(session) {
    const name = session.name('shown');
    await leavingNone(session, [name], async () => {
      await create(session, name);
      const { json } = await get(session, name);
      const { resources } = await list(session);
      await session.unverified('S-A18', async () => {
        for (const secret of [json as object, ...resources]) {
          const fields = Object.keys(secret).join(', ');
          session.assert(fields === 'name', '/body', `shows ${fields}`);
        }
      });
      await misplaced(session, name);
    });
  },
};

/** Sends a secret value where it does not belong: the checks look for it in what comes back. */
async function misplaced(session: Session, name: string): Promise<void> {
  const secret = session.secret();
  const bodies = [
    { name, data: secret },
    { name: `${secret} ${name}`, data: { '.dockerconfigjson': '{}' } },
    { name, data: { '.dockerconfigjson': `{"password":"${secret}"` } },
    { name, data: { [secret]: secret } },
    secret,
  ];
  for (const body of bodies) await session.expectRejection(operation.create, { body });
  await session.call(operation.create, { body: Buffer.from(`{"password":"${secret}"`) }, 400);
}
