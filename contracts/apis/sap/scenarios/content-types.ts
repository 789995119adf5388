import type { Scenario } from '../../../verify/contract.ts';
import type { Session } from '../../../verify/engine/session.ts';
import { at, create, credential, get, leavingNone, operation } from '../calls.ts';

const others = ['text/plain', 'application/yaml', 'application/x-www-form-urlencoded'];
const json = { 'content-type': 'application/json' };

export const contentTypes: Scenario = {
  id: 'content-types',
  title: 'a body is JSON and says so; a call without a body may say so too',
  async run(session) {
    const name = session.name('typed');
    await leavingNone(session, [name], async () => {
      await session.unverified('S-A8', () => refuseOthers(session, name));
      // What of it was taken is in the way.
      await session.send(operation.delete, { path: at(name) });
      await get(session, name, 404);
      await create(session, name, 202, { headers: { 'content-type': 'application/json; charset=utf-8' } });
      await get(session, name, 200, { headers: json });
      await session.call(operation.query, { headers: json }, 200);
      await session.call(operation.delete, { path: at(name), headers: json }, 202);
    });
  },
};

async function refuseOthers(session: Session, name: string): Promise<void> {
  for (const type of [...others, 'application/merge-patch+json', '']) {
    await create(session, name, 400, { headers: { 'content-type': type } });
  }
  const body = { data: credential(session) };
  for (const type of [...others, 'application/json-patch+json', '']) {
    const headers = { 'content-type': type };
    await session.call(operation.patch, { path: at(name), headers, body }, 400);
  }
}
