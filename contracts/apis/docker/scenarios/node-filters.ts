import type { Scenario } from '../../../verify/contract.ts';
import { listNodes } from '../calls.ts';

export const nodeFilters: Scenario = {
  id: 'node-filters',
  title: 'nodes are filtered by id, name, role, membership and labels, and by all of them at once',
  readOnly: true,
  async run(session) {
    const all = await listNodes(session);
    const [node] = all;
    if (!node) return session.assert(false, '/body', 'there is no node');
    const { ID, Spec, Description } = node;
    const ids = (found: readonly { ID: string }[]) => found.map((one) => one.ID).sort();
    const idsOf = (role: string) => ids(all.filter((one) => one.Spec.Role === role));
    const other = Spec.Role === 'manager' ? 'worker' : 'manager';
    const nobody = session.name('nobody');

    const expected: [filters: Record<string, unknown>, ids: string[]][] = [
      [{}, ids(all)],
      [{ id: [ID] }, [ID]],
      [{ id: { [ID.slice(0, 20)]: true } }, [ID]],
      [{ id: [nobody] }, []],
      [{ id: [ID], name: [Description.Hostname] }, [ID]],
      [{ id: [ID], name: [Description.Hostname.slice(0, 1)] }, [ID]],
      [{ id: [ID], name: [nobody] }, []],
      [{ id: [ID], name: [nobody, Description.Hostname] }, [ID]],
      [{ role: ['manager'] }, idsOf('manager')],
      [{ role: ['WORKER'] }, idsOf('worker')],
      [{ role: ['worker', 'manager'] }, ids(all)],
      [{ id: [ID], role: [other] }, []],
      [{ id: [ID], membership: ['accepted'] }, [ID]],
      [{ id: [ID], membership: ['pending'] }, []],
      [{ label: [nobody] }, []],
      [{ 'node.label': [nobody] }, []],
      [{ 'node.label': [], id: [ID] }, [ID]],
    ];
    for (const [by, wanted] of expected) {
      const found = ids(await listNodes(session, by));
      const actual = `lists ${found.join(', ') || 'nothing'}, not ${wanted.join(', ') || 'nothing'}`;
      session.assert(found.join() === wanted.join(), '/body', `${JSON.stringify(by)} ${actual}`);
    }
    for (const by of [{ role: ['chief'] }, { membership: ['guest'] }]) {
      await session.call('NodeList', { query: { filters: JSON.stringify(by) } }, 500);
    }
    await session.call('NodeList', { query: { filters: '{"names":["a"]}' } }, 400);
  },
};
