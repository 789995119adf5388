import type { Scenario } from '../../../verify/contract.ts';
import { list, refused } from '../calls.ts';

export const pageLimits: Scenario = {
  id: 'page-limits',
  readOnly: true,
  title: 'limit is 1 to 200, 100 if there is none, and offset is not negative',
  async run(session) {
    const tooFew = (query: Record<string, string>, error: string) =>
      refused(session, 'get-imagepullsecrets', { query }, [400, error]);
    for (const limit of ['0', '201', '-1']) await tooFew({ limit }, 'InvalidListLimit');
    await tooFew({ offset: '-1' }, 'InvalidListOffset');
    await session.unverified('E-A22', async () => {
      for (const text of ['x', '1.5', '', '1e1', '0x10', ' 1']) {
        await tooFew({ limit: text }, 'InvalidListLimit');
        await tooFew({ offset: text }, 'InvalidListOffset');
      }
      await tooFew({ offset: '-1', limit: '0' }, 'InvalidListOffset');
    });

    const one = await list(session, { limit: '1' });
    session.assert(one.ImagePullSecrets.length <= 1, '/body/ImagePullSecrets', 'more than the limit of 1');
    const standard = (await list(session, {})).ImagePullSecrets;
    const asked = (await list(session, { offset: '0', limit: '100' })).ImagePullSecrets;
    const same = JSON.stringify(standard) === JSON.stringify(asked);
    session.assert(same, '/body/ImagePullSecrets', 'not what the defaults list, offset 0 and limit 100');
    await list(session, { limit: '200' });
  },
};
