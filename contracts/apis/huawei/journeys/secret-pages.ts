import type { Journey } from '../../../suite/contract.ts';
import { create, list, same } from '../calls.ts';

export const secretPages: Journey = {
  id: 'secret-pages',
  title: 'pages of secrets go on after the marker, by name, and miss and repeat none',
  async run(session) {
    const names = ['a', 'b', 'B', '-', '_'].map((letter) => session.name(`page-${letter}`)).sort();
    for (const name of names) await create(session, name);
    await session.assuming('H-A19', async () => {
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
    await session.assuming('H-A20', async () => {
      const beyond = await list(session, { marker: 'z'.repeat(64) });
      same(session, beyond, { items: [], info: { current_count: 0 } }, '/body');
    });
    for (const limit of ['0', '1001', '-1', 'ten']) {
      await session.assuming('H-A21', async () => {
        await session.call('ListSecrets', { query: { limit } }, 400);
      });
    }
  },
};
