import type { ResourceModel } from '../../verify/engine/resource-model.ts';
import { create, declined, list, remove, show, update } from './calls.ts';

const gone = [404, 'CSMS.0106'] as const;

/** Secrets, and the metadata that they are written with. */
export const secrets: ResourceModel = {
  name: 'secrets',
  most: 6,
  values: [{ description: 'of a contract' }, { description: 'of another' }, { description: '' }],
  freesNames: true,
  async create(session, name, value) {
    await create(session, name, value as object);
    return name;
  },
  async read(session, id) {
    const secret = await show(session, id);
    session.assert(secret.name === id, '/body/secret/name', `${secret.name}, not ${id}`);
    return { value: { description: secret.description }, whole: secret };
  },
  async update(session, id, _, value) {
    await update(session, id, value as object);
  },
  remove,
  async gone(session, id) {
    const path = { secret_name: id };
    await declined(session, 'H-A2', 'ShowSecret', { path }, gone);
    await declined(session, 'H-A2', 'DeleteSecret', { path }, gone);
  },
  async list(session) {
    const names: string[] = [];
    for (let marker = ''; ; ) {
      const { items } = await list(session, { limit: '1000', marker });
      names.push(...items.map(({ name }) => name));
      const last = items.at(-1)?.name;
      // A server whose pages do not move on is somebody else's journey.
      if (last === undefined || last === marker) return names;
      marker = last;
    }
  },
};
