import type { Scenario } from '../../../verify/contract.ts';
import type { Session } from '../../../verify/engine/session.ts';
import { create, refused, show } from '../calls.ts';

export const projectIds: Scenario = {
  id: 'project-ids',
  title: 'a project has its own secrets, and no operation takes a project id of the wrong length',
  async run(session, fixtures) {
    await isApart(session);
    await session.unverified('H-A37', async () => {
      for (const operation of fixtures.spec.operations.values()) {
        const { id, path } = operation;
        const input = await fixtures.call(session, operation);
        const most = path.includes('/csms/') ? 32 : 64;
        for (const length of [31, most + 1]) {
          const project_id = '0123456789abcdef'.repeat(5).slice(0, length);
          await refused(session, id, { ...input, path: { ...input.path, project_id } }, [400, 'CSMS.0002']);
        }
      }
    });
  },
};

/** Whether or not the caller may look into another project: what is in this one is not there. */
async function isApart(session: Session): Promise<void> {
  const name = session.name('apart');
  const { id } = await create(session, name);
  const project_id = 'fedcba9876543210'.repeat(2);
  const calls: Record<string, Record<string, string>> = {
    ShowSecret: { secret_name: name },
    ShowSecretVersion: { secret_name: name, version_id: 'v1' },
    ListSecretTags: { secret_id: id },
    DeleteSecret: { secret_name: name },
  };
  for (const [operationId, path] of Object.entries(calls))
    await session.expectRejection(operationId, { path: { ...path, project_id } });
  await show(session, name);
}
