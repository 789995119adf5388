import { isDeepStrictEqual } from 'node:util';
import { invalidCallsOf, rejectsInput } from '../phases/coverage.ts';
import type { Property } from './property.ts';

/** So many refusals are enough to see it. */
const most = 25;

export const rejectedUpdateChangesNothing: Property = {
  id: 'rejected-update-changes-nothing',
  title: 'a write that is refused leaves everything as it was',
  wfc: 'F114',
  appliesTo({ operations: { read, merge, replace } }) {
    const update = (merge ?? replace)?.operation;
    return read !== undefined && update !== undefined && rejectsInput(update);
  },
  async run({ contract, session, resource: { operations } }) {
    const update = (operations.merge ?? operations.replace)?.operation;
    const read = operations.read?.operation;
    if (!update || !read) return;
    const calls = (await invalidCallsOf(contract, update, session)).slice(0, most);
    const sample = await contract.sample(session, update.id);
    const look = () => session.probe('valid', read.id, { path: sample.path ?? {} }, 'what it is');
    const before = await look();
    for (const { what, of } of calls) {
      const { status } = await session.probe('invalid input', update.id, of(sample), what);
      // What is taken is another promise broken.
      if (status < 400) return;
      const { json } = await look();
      session.assert(
        isDeepStrictEqual(json, before.json),
        '/body',
        `is another since a refused write (${what})`,
      );
    }
  },
};
