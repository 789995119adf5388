import type { ResourceModel } from '../../verify/engine/resource-model.ts';
import { allSecrets } from './all-secrets.ts';
import {
  create,
  newSecret,
  operations,
  type PullSecret,
  read,
  refusals,
  refused,
  remove,
  update,
} from './calls.ts';

type Value = Pick<PullSecret, 'registry' | 'login'>;

/** Secrets, and the registry and the login that they are written with. */
export const secrets: ResourceModel = {
  name: 'secrets',
  most: 6,
  values: [
    { registry: 'registry.example.com', login: 'bonafide' },
    { registry: 'registry.example.com', login: 'other' },
    { registry: 'other.example.com', login: 'bonafide' },
  ],
  freesNames: false,
  async create(session, name, value) {
    const { password } = newSecret(session, '');
    return (await create(session, { name, password, ...(value as Value) })).name;
  },
  async read(session, name) {
    const secret = await read(session, name);
    session.assert(secret.name === name, '/body/name', `${secret.name}, not ${name}`);
    return { value: { registry: secret.registry, login: secret.login }, whole: secret };
  },
  async update(session, id, _, value) {
    await update(session, id, { ...(value as Value), password: session.secret() });
  },
  remove,
  async gone(session, name) {
    const path = { secret_name: name };
    await refused(session, operations.read, { path }, refusals.notFound);
    await refused(session, operations.update, { path, body: { login: 'late' } }, refusals.notFound);
    await refused(session, operations.remove, { path }, refusals.notFound);
  },
  list: async (session) => (await allSecrets(session)).map(({ name }) => name),
};
