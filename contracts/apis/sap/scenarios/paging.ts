import type { Scenario } from '../../../verify/contract.ts';
import type { Session } from '../../../verify/engine/session.ts';
import { create, leavingNone, namesOf } from '../calls.ts';

export const paging: Scenario = {
  id: 'paging',
  title: 'pages are disjoint, complete and in order, and no page is larger than asked for',
  async run(session) {
    // Not in their order, so that it is not that of their creation.
    const own = ['page-c', 'page-a', 'page-e', 'page-b', 'page-d'].map((what) => session.name(what));
    await leavingNone(session, own, async () => {
      for (const name of own) await create(session, name);
      const all = await namesOf(session);
      const missing = own.filter((name) => !all.includes(name));
      session.assert(missing.length === 0, '/body/resources', `lacks ${missing.join(', ')}`);

      const paged = await pagesOf(session, all.length);
      const same = JSON.stringify(paged) === JSON.stringify(all);
      session.assert(same, '/body/resources', `pages have ${paged.join(', ')}, the list ${all.join(', ')}`);
      const rest = await namesOf(session, { $skip: '1' });
      const later = JSON.stringify(rest) === JSON.stringify(all.slice(1));
      session.assert(later, '/body/resources', `$skip=1 lists ${rest.join(', ')}`);
      await session.unverified('S-A5', () => atTheEdges(session, all));
    });
  },
};

async function pagesOf(session: Session, total: number): Promise<string[]> {
  const paged: string[] = [];
  for (let skip = 0; skip < total; skip += 2) {
    const page = await namesOf(session, { $top: '2', $skip: String(skip) });
    session.assert(page.length <= 2, '/body/resources', `$top=2 lists ${page.length}`);
    paged.push(...page);
  }
  return paged;
}

async function atTheEdges(session: Session, all: readonly string[]): Promise<void> {
  const ordered = JSON.stringify([...all].sort()) === JSON.stringify(all);
  session.assert(ordered, '/body/resources', `${all.join(', ')}: not in the order of their names`);
  for (const query of [{ $top: '0' }, { $skip: String(all.length) }, { $skip: '99999999999999999999' }]) {
    const none = await namesOf(session, query);
    session.assert(none.length === 0, '/body/resources', `${JSON.stringify(query)} lists ${none.join(', ')}`);
  }
}
