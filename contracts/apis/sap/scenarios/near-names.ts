import type { Scenario } from '../../../verify/contract.ts';
import { at, create, get, leavingNone, namesOf, operation, patch, remove } from '../calls.ts';

export const nearNames: Scenario = {
  id: 'near-names',
  title: 'names that begin alike, or differ in a point or a hyphen, are of different secrets',
  async run(session) {
    const name = session.name('near-ab');
    const others = ['near-abc', 'near-a.b', 'near.ab', 'near-aab', 'nearab'].map((what) =>
      session.name(what),
    );
    await leavingNone(session, [name, ...others], async () => {
      await create(session, name);
      for (const missing of [name.slice(0, -1), ...others]) await get(session, missing, 404);
      await session.expectRejection(operation.get, { path: at(name.toUpperCase()) });
      for (const other of others) await create(session, other);
      const own = async () =>
        (await namesOf(session)).filter((one) => [name, ...others].includes(one)).sort();
      const before = await own();
      const count = (await namesOf(session)).length;
      await patch(session, name);
      const after = await own();
      session.assert(String(after) === String(before), '/body/resources', `${after}, not ${before}`);
      const total = (await namesOf(session)).length;
      session.assert(total === count, '/body/resources', `${total} secrets since a patch, not ${count}`);
      await remove(session, name);
      const left = await own();
      session.assert(String(left) === String([...others].sort()), '/body/resources', `${left} are left`);
    });
  },
};
