import { removeCreated } from '../fixtures/created-resources.ts';
import {
  createNamedItem,
  isWholeListReadable,
  readWholeList,
  wholeListInput,
} from '../fixtures/whole-list.ts';
import type { Property } from './property.ts';

export const createdIsListed: Property = {
  id: 'created-is-listed',
  title: 'whatever was created and not deleted since is listed, and nothing twice',
  appliesTo: (resource) => resource.operations.create !== undefined && isWholeListReadable({ resource }),
  async run(trial) {
    const { contract, session, resource } = trial;
    const asked = await wholeListInput(trial);
    const { input, answer } = await createNamedItem(trial, 'listed', asked);
    const listed = await readWholeList(trial, asked);
    if (listed && asked) {
      const { ids } = listed;
      const missing = session.createdIds(resource, asked).find((id) => !ids.includes(id));
      session.assert(
        missing === undefined,
        '/body',
        `lacks ${missing}, which was created and is not deleted`,
      );
      const twice = ids.find((id, index) => ids.indexOf(id) < index);
      session.assert(twice === undefined, '/body', `has ${twice} more than once`);
    }
    const create = resource.operations.create?.operation.id ?? '';
    await removeCreated(session, contract.spec, create, input, answer);
  },
};
