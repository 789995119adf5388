import type { StatefulTestResource } from '../../verify/engine/stateful-test-resource.ts';
import { create, inspect, list, remove, update } from './calls.ts';

/** Secrets, and the labels that they are written with. */
export const secrets: StatefulTestResource = {
  name: 'secrets',
  most: 10,
  values: [{}, { env: 'dev' }, { env: 'prod', '': '' }, { a: 'b', ['__proto__']: 'c' }, { naïve: '漢😀' }],
  freesNames: true,
  create: (session, Name, value) => create(session, { Name, Labels: value as Record<string, string> }),
  async read(session, id) {
    const secret = await inspect(session, id);
    session.assert(secret.ID === id, '/body/ID', `${secret.ID}, not ${id}`);
    return { value: secret.Spec.Labels, whole: secret };
  },
  async update(session, id, Name, value) {
    const { Version } = await inspect(session, id);
    await update(session, id, Version.Index, { Name, Labels: value as Record<string, string> }, 200);
    await update(session, id, Version.Index, { Name, Labels: { by: 'a slower writer' } }, 500);
  },
  remove: (session, id) => remove(session, id),
  async gone(session, id, Name) {
    await session.call('SecretInspect', { path: { id } }, 404);
    await update(session, id, 1, { Name }, 404);
    await remove(session, id, 404);
  },
  list: async (session) => (await list(session)).map(({ ID }) => ID),
};
