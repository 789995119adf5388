import type { Scenario } from '../../../verify/contract.ts';
import { holdsSame, type InvalidFields, list, operations, refusals, refused } from '../calls.ts';

export const pageBounds: Scenario = {
  id: 'page-bounds',
  readOnly: true,
  title: 'a page has 1 to 1,000 secrets from any offset on, and beyond the last one it is empty',
  async run(session) {
    const everything = await list(session);
    holdsSame(session, '/body', await list(session, { limit: '1000', offset: '0' }), everything);
    const { count, results } = everything;
    holdsSame(session, '/body', await list(session, { limit: '1' }), { count, results: results.slice(0, 1) });
    const past = { query: { offset: String(count + 1) } };
    const { status, json } = await session.probe('valid', operations.list, past, 'past the end');
    if (status < 300) holdsSame(session, '/body/count', (json as { count: unknown }).count, count);
    await session.unverified('G-A16', async () => {
      for (const offset of [count, count + 1000]) {
        const beyond = await list(session, { offset: String(offset) });
        holdsSame(session, '/body', beyond, { count, results: [] });
      }
      const bad = { limit: ['0', '-1', '1001', 'abc', '1.5', ''], offset: ['-1', 'abc', '1.5'] };
      for (const [parameter, values] of Object.entries(bad)) {
        for (const value of values) {
          const query = { [parameter]: value };
          const json = await refused(session, operations.list, { query }, refusals.invalid);
          const { invalid_fields } = json as { invalid_fields: InvalidFields };
          holdsSame(session, '/body/invalid_fields', Object.keys(invalid_fields), [parameter]);
        }
      }
    });
    await session.unverified('G-A17', async () => {
      holdsSame(session, '/body', await list(session, { unheard_of: 'value' }), everything);
    });
  },
};
