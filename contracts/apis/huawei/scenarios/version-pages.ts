import type { Scenario } from '../../../verify/contract.ts';
import type { Session } from '../../../verify/engine/session.ts';
import { addVersion, create, same, versions } from '../calls.ts';

export const versionPages: Scenario = {
  id: 'version-pages',
  title: 'pages of versions go on after the marker, by number, and miss and repeat none',
  async run(session) {
    const name = session.name('versions');
    await create(session, name);
    for (let number = 2; number <= 11; number += 1) await addVersion(session, name);
    await walkAll(session, name);
    await session.unverified('H-A19', async () => {
      const walked: string[] = [];
      let query: Record<string, string> = { limit: '4' };
      for (const count of [4, 4, 3]) {
        const { items, info } = await versions(session, name, query);
        same(session, items.length, count, '/body/version_metadatas');
        const [first, last] = [items.at(0)?.id ?? '', items.at(-1)?.id ?? ''];
        const wanted = { next_marker: last, previous_marker: first, current_count: count };
        same(session, { ...wanted, ...info }, wanted, '/body/page_info');
        walked.push(...items.map(({ id }) => id));
        query = { limit: '4', marker: last };
      }
      const all = Array.from({ length: 11 }, (_, index) => `v${index + 1}`);
      same(session, walked, all, '/body/version_metadatas/*/id');
    });
    await session.unverified('H-A20', async () => {
      const empty = { items: [], info: { current_count: 0 } };
      for (const marker of ['v11', 'latest'])
        same(session, await versions(session, name, { marker }), empty, '/body');
    });
  },
};

/** Whatever the order, each is on one page of a walk, and the markers are the page's last and first. */
async function walkAll(session: Session, name: string): Promise<void> {
  const whole = await versions(session, name);
  same(session, whole.items.length, 11, '/body/version_metadatas');
  const large = await versions(session, name, { limit: '1000' });
  same(session, large.items, whole.items, '/body/version_metadatas');
  const ids: string[] = [];
  for (let page = await versions(session, name, { limit: '2' }); page.items.length > 0; ) {
    const [first, last] = [page.items.at(0)?.id ?? '', page.items.at(-1)?.id ?? ''];
    const wanted = { next_marker: last, previous_marker: first, current_count: page.items.length };
    // Whether there are markers on the last page is open (H-A20).
    if (page.items.length === 2) same(session, { ...wanted, ...page.info }, wanted, '/body/page_info');
    session.assert(!ids.includes(first), '/body/version_metadatas', `${first} is on two pages`);
    ids.push(...page.items.map(({ id }) => id));
    page = await versions(session, name, { limit: '2', marker: last });
  }
  const all = whole.items.map(({ id }) => id);
  same(session, ids, all, '/body/version_metadatas/*/id');
}
