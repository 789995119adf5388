import { builtinSpec } from '../../../spec/builtin.ts';
import type { Journey } from '../../../suite/contract.ts';
import { refused } from '../calls.ts';
import { sample } from '../sample.ts';

export const projectIds: Journey = {
  id: 'project-ids',
  title: 'no operation takes a project id of the wrong length',
  async run(session) {
    await session.assuming('H-A37', async () => {
      for (const { id, path } of builtinSpec('huawei').operations.values()) {
        const input = await sample(session, id);
        const most = path.includes('/csms/') ? 32 : 64;
        for (const length of [31, most + 1]) {
          const project_id = '0123456789abcdef'.repeat(5).slice(0, length);
          await refused(session, id, { ...input, path: { ...input.path, project_id } }, [400, 'CSMS.0002']);
        }
      }
    });
  },
};
