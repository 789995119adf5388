import type { Scenario } from '../../../verify/contract.ts';
import type { Session } from '../../../verify/engine/session.ts';
import { create, list, same } from '../calls.ts';

export const secretPages: Scenario = {
  id: 'secret-pages',
  title: 'pages of secrets go on after the marker, by name, and miss and repeat none',
  async run(session) {
    const names = ['a', 'b', 'B', '-', '_'].map((letter) => session.name(`page-${letter}`)).sort();
    for (const name of names) await create(session, name);
    await walkAll(session, names);
    await session.unverified('H-A19', async () => {
      const walked: string[] = [];
      let marker = session.name('page');
      for (const count of [2, 2, 1]) {
        const { items, info } = await list(session, { limit: '2', marker });
        const own = items.map(({ name }) => name).filter((name) => name.startsWith(session.name('page-')));
        same(session, own.length, count, '/body/secrets');
        const [first, last] = [items.at(0)?.name, items.at(-1)?.name];
        const wanted = { next_marker: last, previous_marker: first, current_count: items.length };
        same(session, { ...wanted, ...info }, wanted, '/body/page_info');
        walked.push(...own);
        marker = own.at(-1) ?? '';
      }
      same(session, walked, names, '/body/secrets/*/name');
    });
    await session.unverified('H-A20', async () => {
      const beyond = await list(session, { marker: 'z'.repeat(64) });
      same(session, beyond, { items: [], info: { current_count: 0 } }, '/body');
    });
    for (const limit of ['0', '1001', '-1', 'ten']) {
      await session.unverified('H-A21', async () => {
        await session.call('ListSecrets', { query: { limit } }, 400);
      });
    }
  },
};

/** Whatever the order, each is on one page of a walk, and the markers are the page's last and first. */
async function walkAll(session: Session, names: readonly string[]): Promise<void> {
  const walked: string[] = [];
  for (let marker = ''; ; ) {
    const { items, info } = await list(session, { limit: '3', marker });
    const page = items.map(({ name }) => name);
    const [first, last] = [page.at(0), page.at(-1)];
    const wanted = { next_marker: last, previous_marker: first, current_count: page.length };
    session.assert(page.length <= 3, '/body/secrets', `${page.length} on a page of three`);
    // Whether there are markers on the last page is open (H-A20).
    if (page.length === 3) same(session, { ...wanted, ...info }, wanted, '/body/page_info');
    const again = page.find((name) => walked.includes(name));
    session.assert(again === undefined, '/body/secrets', `${again} is on two pages`);
    walked.push(...page);
    if (last === undefined) break;
    marker = last;
  }
  const missing = names.filter((name) => !walked.includes(name));
  session.assert(missing.length === 0, '/body/secrets', `no page has ${missing.join(', ')}`);
  const whole = (await list(session, { limit: '1000' })).items.map(({ name }) => name);
  if (whole.length < 1000) same(session, whole, walked, '/body/secrets/*/name');
  const usual = (await list(session, {})).items.map(({ name }) => name);
  same(session, usual, walked.slice(0, 50), '/body/secrets/*/name');
}
