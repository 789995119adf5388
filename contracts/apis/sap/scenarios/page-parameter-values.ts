import type { Scenario } from '../../../verify/contract.ts';
import { operation } from '../calls.ts';

export const pageParameterValues: Scenario = {
  id: 'page-parameter-values',
  title: '$top and $skip are whole numbers from 0 on, $count and quotaOnly true or false, and nothing else',
  readOnly: true,
  async run(session) {
    await session.unverified('S-A5', async () => {
      for (const name of ['$top', '$skip']) {
        for (const text of ['-1', '1.5', '1e1', '0x10', ' 1', 'ten', '']) {
          await session.call(operation.query, { query: { [name]: text } }, 400);
        }
      }
    });
    await session.unverified('S-A25', async () => {
      for (const text of ['1', '0', 'TRUE', 'yes', '']) {
        await session.call(operation.query, { query: { $count: text } }, 400);
        await session.call(operation.quota, { query: { quotaOnly: text } }, 400);
      }
    });
  },
};
