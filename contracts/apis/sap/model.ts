import type { ResourceModel } from '../../verify/engine/resource-model.ts';
import { create, credential, get, namesOf, operation, patch, remove } from './calls.ts';

/** Secrets: nothing of what they are written with is shown, but for their names. A tenant has room for few. */
export const secrets: ResourceModel = {
  name: 'secrets',
  most: 3,
  values: [{}],
  freesNames: true,
  async create(session, name) {
    await create(session, name);
    return name;
  },
  async read(session, id) {
    const { json } = await get(session, id);
    const { name } = json as { name?: unknown };
    session.assert(name === id, '/body/name', `${name}, not ${id}`);
    return { value: {}, whole: json };
  },
  async update(session, id) {
    await patch(session, id);
  },
  async remove(session, id) {
    await remove(session, id);
  },
  async gone(session, id) {
    await get(session, id, 404);
    const body = { data: credential(session) };
    await session.call(operation.patch, { path: { dockerRegistryName: id }, body }, 404);
    await session.unverified('S-A21', async () => {
      await remove(session, id, 404);
    });
  },
  list: (session) => namesOf(session),
};
