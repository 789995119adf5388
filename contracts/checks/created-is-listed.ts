import { removeCreated } from '../suite/cases/tidy.ts';
import type { Law } from './law.ts';
import { canBeSeen, createNamed, everyItem, listInput } from './listing.ts';

export const createdIsListed: Law = {
  id: 'created-is-listed',
  title: 'whatever was created and not deleted since is listed, and nothing twice',
  concerns: (resource) => resource.operations.create !== undefined && canBeSeen({ resource }),
  async try(trial) {
    const { contract, session, resource } = trial;
    const asked = await listInput(trial);
    const { input, answer } = await createNamed(trial, 'listed', asked);
    const listed = await everyItem(trial, asked);
    if (listed && asked) {
      const { ids } = listed;
      const missing = session.alive(resource, asked).find((id) => !ids.includes(id));
      session.holds(missing === undefined, '/body', `lacks ${missing}, which was created and is not deleted`);
      const twice = ids.find((id, index) => ids.indexOf(id) < index);
      session.holds(twice === undefined, '/body', `has ${twice} more than once`);
    }
    const create = resource.operations.create?.operation.id ?? '';
    await removeCreated(session, contract.spec, create, input, answer);
  },
};
