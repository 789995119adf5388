import type { Scenario } from '../../../verify/contract.ts';
import { get, list, namesOf, quota } from '../calls.ts';

/** Enough to see it. */
const most = 3;

export const listedCanBeRead: Scenario = {
  id: 'listed-can-be-read',
  title: 'what is listed can be read, is as much as the quota says is used, and reading changes nothing',
  readOnly: true,
  async run(session) {
    const { count, resources } = await list(session, { $count: 'true' });
    session.assert(count === resources.length, '/body/count', `${count}, and ${resources.length} are listed`);
    for (const { name = '' } of resources.slice(0, most)) {
      const { name: read } = (await get(session, name)).json as { name?: string };
      session.assert(read === name, '/body/name', `${read}, not ${name}`);
    }
    const { usage } = await quota(session);
    session.assert(usage?.count === count, '/body/usage/count', `${usage?.count}, and ${count} are listed`);
    const again = (await namesOf(session)).length;
    session.assert(again === count, '/body/resources', `${count} secrets, then ${again}`);
  },
};
