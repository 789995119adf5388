import type { Scenario } from '../../../verify/contract.ts';
import { create, dataOf, inspect, update } from '../calls.ts';

export const onlyLabelsChange: Scenario = {
  id: 'only-labels-change',
  title: 'an update replaces the labels as a whole, and refuses another name or other data',
  async run(session) {
    const Name = session.name('labels');
    const Data = dataOf(session.secret());
    const id = await create(session, { Name, Data, Labels: { old: '1', kept: 'no' } });
    const { Version } = await inspect(session, id);

    await update(session, id, Version.Index, { Name: session.name('renamed') }, 400);
    await update(session, id, Version.Index, { Name: Name.toUpperCase() }, 400);
    await update(session, id, Version.Index, { Name, Data: dataOf(session.secret()) }, 400);
    const untouched = await inspect(session, id);
    session.assert(
      untouched.Version.Index === Version.Index,
      '/body/Version/Index',
      'a refused update changed it',
    );

    await update(session, id, Version.Index, { Name, Data, Labels: { new: '2' } }, 200);
    const relabelled = await inspect(session, id);
    const labels = JSON.stringify(relabelled.Spec.Labels);
    session.assert(labels === '{"new":"2"}', '/body/Spec/Labels', `${labels}, not the new ones alone`);
    session.assert(relabelled.Spec.Name === Name, '/body/Spec/Name', 'changed with the labels');

    await update(session, id, relabelled.Version.Index, { Name }, 200);
    const bare = await inspect(session, id);
    const left = JSON.stringify(bare.Spec.Labels);
    session.assert(left === '{}', '/body/Spec/Labels', `${left} after an update without labels`);
  },
};
