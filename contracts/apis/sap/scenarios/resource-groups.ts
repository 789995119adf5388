import type { Scenario } from '../../../verify/contract.ts';
import { at, create, credential, get, leavingNone, operation, remove } from '../calls.ts';

export const resourceGroups: Scenario = {
  id: 'resource-groups',
  title: 'secrets are shared by all resource groups: the header AI-Resource-Group means nothing',
  async run(session) {
    const name = session.name('shared');
    const inGroup = (group: string) => ({ headers: { 'ai-resource-group': group } });
    await leavingNone(session, [name], async () => {
      await create(session, name, 202, inGroup('default'));
      await get(session, name);
      const other = inGroup(session.name('group'));
      await get(session, name, 200, other);
      const { json } = await session.call(operation.query, other, 200);
      const { resources } = json as { resources: { name?: string }[] };
      const listed = resources.some((secret) => secret.name === name);
      session.assert(listed, '/body/resources', 'lacks a secret that was created in another resource group');
      const body = { data: credential(session) };
      await session.call(operation.patch, { ...other, path: at(name), body }, 202);
      await remove(session, name);
    });
  },
};
