import type { Scenario } from '../../../verify/contract.ts';
import { holdsSame, operations, refusals, refused } from '../calls.ts';

export const requestIds: Scenario = {
  id: 'request-ids',
  readOnly: true,
  title: 'every refusal has a request_id of its own',
  async run(session) {
    const path = { secret_name: session.name('missing') };
    const seen: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      const json = await refused(session, operations.read, { path }, refusals.notFound);
      const { request_id } = json as { request_id: string };
      session.assert(!seen.includes(request_id), '/body/request_id', `${request_id} came before`);
      seen.push(request_id);
    }
    await session.unverified('G-A22', async () => {
      const wanted = seen.filter((id) => /^[0-9a-f]{32}$/.test(id));
      holdsSame(session, '/body/request_id', seen, wanted);
    });
  },
};
