import type { ResourceModel } from '../../verify/engine/resource-model.ts';
import { create, isUnknown, list, read, remove, update } from './calls.ts';

/** Secrets, and the fields that an update can change and a read shows. */
export const secrets: ResourceModel = {
  name: 'secrets',
  most: 6,
  values: [
    { description: 'of a contract', username: 'demo' },
    { description: 'of another', username: 'demo' },
    { description: 'of a contract', username: 'other' },
  ],
  freesNames: true,
  create: (session, name, value) => create(session, name, value as object),
  async read(session, id) {
    const secret = await read(session, id);
    session.assert(
      secret.imagepullsecretID === id,
      '/body/imagepullsecretID',
      'not the one that was asked for',
    );
    return { value: { description: secret.description, username: secret.username }, whole: secret };
  },
  async update(session, id, _, value) {
    await update(session, id, { ...(value as object), password: session.secret() });
  },
  remove,
  gone: (session, id) => isUnknown(session, id),
  async list(session) {
    const { ImagePullSecrets } = await list(session, { searchString: session.name('') });
    return ImagePullSecrets.map(({ imagepullsecretID }) => imagepullsecretID);
  },
};
