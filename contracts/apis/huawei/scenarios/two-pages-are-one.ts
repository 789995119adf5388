import type { Scenario } from '../../../verify/contract.ts';
import { list, same } from '../calls.ts';

export const twoPagesAreOne: Scenario = {
  id: 'two-pages-are-one',
  readOnly: true,
  title: 'two pages of one secret are one page of two, and the counts say so',
  async run(session) {
    const names = async (query: Record<string, string>) => {
      const { items, info } = await list(session, query);
      same(session, info.current_count, items.length, '/body/page_info/current_count');
      return items.map(({ name }) => name);
    };
    const both = await names({ limit: '2', marker: '' });
    session.assert(both.length <= 2, '/body/secrets', `${both.length} on a page of two`);
    const [first] = await names({ limit: '1' });
    if (first === undefined) return;
    const second = await names({ limit: '1', marker: first });
    same(session, [first, ...second], both, '/body/secrets/*/name');
  },
};
