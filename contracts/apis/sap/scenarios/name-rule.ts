import type { Scenario } from '../../../verify/contract.ts';
import type { Session } from '../../../verify/engine/session.ts';
import { at, create, credential, get, leavingNone, namesOf, operation, remove } from '../calls.ts';

export const nameRule: Scenario = {
  id: 'name-rule',
  title: 'a name has up to 63 of a-z, 0-9, point, hyphen and single underscores, as the pattern has it',
  async run(session) {
    for (const name of accepted(session)) {
      await leavingNone(session, [name], async () => {
        await create(session, name);
        await get(session, name);
        const listed = await namesOf(session);
        session.assert(listed.includes(name), '/body/resources', `lacks ${name}`);
      });
    }
    for (const name of refused(session)) {
      await leavingNone(session, [name], async () => {
        await create(session, name, 400);
        await session.expectRejection(operation.get, { path: at(name) });
        await session.unverified('S-A19', async () => {
          await get(session, name, 400);
          await remove(session, name, 400);
        });
      });
    }
    for (const name of ['a', 'Z', '_', '']) {
      await session.call(operation.create, { body: { name, data: credential(session) } }, 400);
    }
  },
};

function accepted(session: Session): string[] {
  const tails = ['0', 'a.b', 'a-b', 'a..b', 'a_bc', 'a_.b', 'a_-b', 'a_bc_de'];
  return [...tails.map((tail) => session.name(tail)), session.name('').padEnd(63, 'n')];
}

function refused(session: Session): string[] {
  const tails = ['a_b', 'ab_c', 'a_b_c', 'a__b', 'a_', 'a-', 'a.', 'A1', 'a b', 'a/b', 'a\n'];
  const around = ['_', '-', '.'].map((first) => `${first}${session.name('a')}`);
  return [...tails.map((tail) => session.name(tail)), ...around, session.name('').padEnd(64, 'n')];
}
