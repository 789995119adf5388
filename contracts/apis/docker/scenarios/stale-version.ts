import type { Scenario } from '../../../verify/contract.ts';
import { create, inspect, update } from '../calls.ts';

export const staleVersion: Scenario = {
  id: 'stale-version',
  title: 'an update by any version but the current one is refused, and changes nothing',
  async run(session) {
    const Name = session.name('stale');
    const id = await create(session, { Name, Labels: { writer: 'none' } });
    const first = await inspect(session, id);

    await update(session, id, first.Version.Index, { Name, Labels: { writer: 'first' } }, 200);
    await update(session, id, first.Version.Index, { Name, Labels: { writer: 'second' } }, 500);
    const second = await inspect(session, id);
    session.assert(
      second.Spec.Labels.writer === 'first',
      '/body/Spec/Labels/writer',
      'the slower writer won',
    );
    session.assert(
      second.Version.Index > first.Version.Index,
      '/body/Version/Index',
      'did not grow with the update',
    );
    session.assert(second.UpdatedAt > first.UpdatedAt, '/body/UpdatedAt', 'did not move with the update');
    session.assert(second.CreatedAt === first.CreatedAt, '/body/CreatedAt', 'moved with the update');

    await update(session, id, second.Version.Index + 1000, { Name }, 500);
    await session.call('SecretUpdate', { path: { id }, query: {}, body: { Name } }, 400);
  },
};
