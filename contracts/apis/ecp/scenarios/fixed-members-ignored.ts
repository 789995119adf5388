import type { Scenario } from '../../../verify/contract.ts';
import { create, list, read, update } from '../calls.ts';

export const fixedMembersIgnored: Scenario = {
  id: 'fixed-members-ignored',
  title: 'an update ignores name, namespace and registry, and everything that is not its own',
  async run(session) {
    const name = session.name('fixed');
    const id = await create(session, name);
    const before = await read(session, id);
    const others = { name: session.name('renamed'), namespace: 'other', registry: 'quay.io' };
    const times = { creationTime: '2001-01-01T00:00:00Z', lastUpdateTime: '2001-01-01T00:00:00Z' };
    const change = { description: 'changed', ...others, ...times, imagepullsecretID: 'other', more: true };
    for (const after of [await update(session, id, change), await read(session, id)]) {
      for (const field of ['imagepullsecretID', 'name', 'namespace', 'registry', 'creationTime'] as const)
        session.assert(after[field] === before[field], `/body/${field}`, 'changed by an update');
      session.assert(
        after.description === 'changed',
        '/body/description',
        'not changed beside what is ignored',
      );
      const kept = after.lastUpdateTime >= before.lastUpdateTime;
      session.assert(kept, '/body/lastUpdateTime', 'taken from the update');
    }
    const { totalCount } = await list(session, { searchString: others.name });
    session.assert(totalCount === 0, '/body/totalCount', 'found by a name that it was not given');
  },
};
