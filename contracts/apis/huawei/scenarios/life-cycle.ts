import type { Scenario } from '../../../verify/contract.ts';
import { create, declined, listed, remove, same, show } from '../calls.ts';

export const lifeCycle: Scenario = {
  id: 'life-cycle',
  title: 'a secret is there from its creation to its deletion, as it was created',
  async run(session) {
    const name = session.name('life');
    const created = await create(session, name, { description: 'as it was created' });
    same(session, created.name, name, '/body/secret/name');
    same(session, created.description, 'as it was created', '/body/secret/description');
    same(session, created.state, 'ENABLED', '/body/secret/state');
    same(session, created.scheduled_delete_time, null, '/body/secret/scheduled_delete_time');
    same(session, created.update_time, created.create_time, '/body/secret/update_time');

    same(session, await show(session, name), created, '/body/secret');
    same(session, await listed(session, name), [created], '/body/secrets');

    const path = { secret_name: name };
    await remove(session, name);
    const gone = [404, 'CSMS.0106'] as const;
    for (const operationId of ['DeleteSecret', 'ShowSecret', 'ListSecretVersions'])
      await declined(session, 'H-A2', operationId, { path }, gone);
    await declined(session, 'H-A2', 'UpdateSecret', { path, body: { description: 'late' } }, gone);
    await declined(session, 'H-A2', 'ListSecretTags', { path: { secret_id: created.id } }, gone);
    same(session, await listed(session, name), [], '/body/secrets');

    const { id } = await create(session, name);
    session.assert(id !== created.id, '/body/secret/id', 'a deleted ID was given again');
  },
};
