import { isDeepStrictEqual } from 'node:util';
import { at } from '../../http/json-pointer.ts';
import type { CallInput } from '../engine/call-input.ts';
import { createdId, namedByRun, removeCreated } from '../fixtures/created-resources.ts';
import {
  createNamedItem,
  isWholeListReadable,
  readWholeList,
  wholeListInput,
} from '../fixtures/whole-list.ts';
import { invalidCallsOf, rejectsInput } from '../phases/coverage.ts';
import type { Property, PropertyContext } from './property.ts';

/** So many refusals are enough to see it. */
const most = 25;

export const rejectedCreationChangesNothing: Property = {
  id: 'rejected-creation-changes-nothing',
  title: 'a creation that is refused creates nothing, and leaves what has its name as it was',
  wfc: 'F114',
  appliesTo: (resource) => resource.operations.create !== undefined && isWholeListReadable({ resource }),
  async run(trial) {
    await tryInvalid(trial);
    await tryAgain(trial);
  },
};

async function tryInvalid(trial: PropertyContext): Promise<void> {
  const { contract, session, resource } = trial;
  const create = resource.operations.create?.operation;
  if (!create || !rejectsInput(create)) return;
  const calls = (await invalidCallsOf(contract, create, session)).slice(0, most);
  const sample = await contract.sample(session, create.id);
  const list = await wholeListInput(trial);
  const before = await readWholeList(trial, list);
  for (const { what, of } of calls) {
    const input = withOwnName(trial, { ...of(sample), path: { ...of(sample).path, ...list?.path } }, sample);
    const answer = await session.probe('invalid input', create.id, input, what);
    await removeCreated(session, contract.spec, create.id, input, answer);
    // What is taken is another promise broken.
    if (answer.status < 400) return;
  }
  const after = await readWholeList(trial, list);
  const more = before && after?.ids.find((id) => !before.ids.includes(id));
  session.assert(more === undefined, '/body', `has ${more} since creations that were refused`);
}

/** A body whose name is not what is wrong with it gets one that nothing has had before. */
function withOwnName(
  { contract, session, resource }: PropertyContext,
  input: CallInput,
  sample: CallInput,
): CallInput {
  const create = resource.operations.create?.operation.id ?? '';
  const named = namedByRun(session, contract.spec, create, input.body, 'refused');
  const isValid = at(input.body, nameOf(resource)) === at(sample.body, nameOf(resource));
  return isValid ? { ...input, body: named } : input;
}

function nameOf({ id, unique }: PropertyContext['resource']): string {
  return `/${id?.clientChosen ? id.field : unique[0]}`;
}

/** The same name again, with other values: whether that is refused is not this law's to say. */
async function tryAgain(trial: PropertyContext): Promise<void> {
  const { contract, session, resource } = trial;
  const { create, read } = resource.operations;
  const { input, answer } = await createNamedItem(trial, 'again');
  const id = answer.status < 300 ? createdId(resource, input, answer) : undefined;
  if (!create || !read || id === undefined) return;
  const path = { ...input.path, [resource.id?.parameter ?? '']: id };
  const look = () => session.probe('valid', read.operation.id, { path }, 'what it is');
  const before = await look();
  const second = await otherwise(trial, input);
  const again = await session.probe('valid', create.operation.id, second, 'the same name with other values');
  const after = await look();
  if (again.status >= 400) {
    const same = isDeepStrictEqual([after.status, after.json], [before.status, before.json]);
    session.assert(same, '/body', 'is another since a creation of the same name, which was refused');
  } else await removeCreated(session, contract.spec, create.operation.id, second, again);
  await removeCreated(session, contract.spec, create.operation.id, input, answer);
}

/** A creation with the values of an update. */
async function otherwise(
  { contract, session, resource }: PropertyContext,
  input: CallInput,
): Promise<CallInput> {
  const update = (resource.operations.merge ?? resource.operations.replace)?.operation;
  if (!update || !isObject(input.body)) return input;
  const { body } = await contract.sample(session, update.id);
  const own = input.body;
  const others = Object.entries(isObject(body) ? body : {}).filter(
    ([name]) => name in own && name !== resource.id?.field && !resource.unique.includes(name),
  );
  return { ...input, body: { ...own, ...Object.fromEntries(others) } };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) && !Buffer.isBuffer(value);
}
