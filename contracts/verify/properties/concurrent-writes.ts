import { isDeepStrictEqual } from 'node:util';
import { valueAt } from '../../http/json-pointer.ts';
import { writeJson } from '../../http/lossless-json.ts';
import type { Resource, ResourceOperation } from '../../openapi/resources/index.ts';
import type { CallInput } from '../engine/call-input.ts';
import { Item, type Members, membersOf } from '../fixtures/item-under-test.ts';
import { withState } from '../fixtures/precondition.ts';
import { isReturned, isStable, mustRoundTrip } from '../fixtures/round-trip-rules.ts';
import { singleMemberPatches } from '../fixtures/single-member-patches.ts';
import { isShownAs } from '../fixtures/value-likeness.ts';
import type { Property, PropertyContext } from './property.ts';

/** So many try to create the same item at once. */
const racers = 4;

export const concurrentWrites: Property = {
  id: 'concurrent-writes',
  title: 'of writers at the same time none is lost: the stale one is rejected, and a name is taken once',
  appliesTo: ({ operations: { create, read } }) =>
    create !== undefined && read?.responsePointer !== undefined,
  // What is created for it is nobody else's to list.
  alone: true,
  async run(context) {
    const { operations } = context.resource;
    for (const write of Object.values(operations).filter(rejectsStale)) {
      await writeStale(context, write);
      if (write !== operations.delete) await writeSameState(context, write);
    }
    for (const write of Object.values(operations).filter(rejectsBlind)) await writeBlindly(context, write);
    await patchAtOnce(context);
    await createAtOnce(context);
  },
};

function rejectsStale({ precondition }: ResourceOperation): boolean {
  return (precondition?.refusals.length ?? 0) > 0;
}

function rejectsBlind({ precondition, operation }: ResourceOperation): boolean {
  return precondition !== undefined && operation.responses.has('428');
}

/** Writes an item without saying for which state of it (RFC 6585, section 3). */
async function writeBlindly(context: PropertyContext, write: ResourceOperation): Promise<void> {
  const { fixtures, session, resource } = context;
  const item = await Item.create(fixtures, session, resource);
  const input = withState(write, await item.sample(write, { seed: 2 }), undefined);
  const what = 'without the state that it is for';
  const { status } = await session.probe('valid', write.operation.id, input, what);
  session.assert(status >= 400, '/status', `${status}, not 428, ${what}`);
  await fixtures.remove(session, resource, item.place);
}

/** Writes an item, and writes it again as somebody who has not seen the first write. */
async function writeStale(context: PropertyContext, write: ResourceOperation): Promise<void> {
  const { fixtures, session, resource } = context;
  const { read, replace, merge, delete: remove } = resource.operations;
  const change = replace ?? merge;
  if (!read || !change) return;
  const item = await Item.create(fixtures, session, resource);
  const stale = await fixtures.state(session, resource, write, item.place);
  const before = (await item.call(read)).shown;
  await item.call(change, { seed: 2 });
  const first = (await item.call(read)).shown;
  const input = await item.sample(write, { seed: 1 });
  // A write that changed nothing made no other state.
  if (stale === undefined || isDeepStrictEqual(first, before)) return;
  const call = withState(write, input, stale);
  const { status } = await session.probe(
    'valid',
    write.operation.id,
    call,
    'for the state before the last write',
  );
  const expected = write.precondition?.refusals ?? [];
  session.assert(
    expected.includes(status),
    '/status',
    `${status}, not ${expected.join(' or ')}, for an outdated state`,
  );
  assertSame(item, read, first, (await item.call(read)).shown);
  if (remove) await item.call(remove);
}

function assertSame(item: Item, read: ResourceOperation, before: Members, after: Members): void {
  for (const name of Object.keys(before).filter((one) => isStable(item.resource, one))) {
    const isSame = isDeepStrictEqual(after[name], before[name]);
    item.assert(isSame, read, name, 'changed by a write that was rejected as outdated');
  }
}

/** Two write at the same time, both for the state that is there. */
async function writeSameState(context: PropertyContext, write: ResourceOperation): Promise<void> {
  const { fixtures, session, resource } = context;
  const item = await Item.create(fixtures, session, resource);
  const state = await fixtures.state(session, resource, write, item.place);
  if (state === undefined) return;
  const inputs: CallInput[] = [];
  for (const seed of [2, 3]) inputs.push(withState(write, await item.sample(write, { seed }), state));
  const answers = await probeAtOnce(context, write, inputs);
  const isSame = isDeepStrictEqual(inputs[0]?.body, inputs[1]?.body);
  const accepted = answers.filter(({ status }) => status < 300).length;
  const message = `${answers[1]?.status} to both of two writes that were made for the same state`;
  session.assert(accepted < 2 || isSame, '/status', message);
  await fixtures.remove(session, resource, item.place);
}

/** Each changes another member of the same item. */
async function patchAtOnce(context: PropertyContext): Promise<void> {
  const { fixtures, session, resource } = context;
  const { read, merge } = resource.operations;
  if (!read || merge?.requestPointer === undefined) return;
  const item = await Item.create(fixtures, session, resource);
  const patches = (await singleMemberPatches(fixtures, item, merge)).flatMap((input) => {
    const [[name = '', value] = [], ...more] = Object.entries(
      membersOf(valueAt(input.body, merge.requestPointer ?? '')),
    );
    const isOurs = more.length === 0 && isReturned(resource, name);
    return isOurs && mustRoundTrip(fixtures.spec, resource, merge, name, value)
      ? [{ input, name, value }]
      : [];
  });
  if (patches.length < 2) return;
  const answers = await probeAtOnce(
    context,
    merge,
    patches.map(({ input }) => input),
  );
  const { shown } = await item.call(read);
  patches.forEach(({ name, value }, index) => {
    // Whoever is rejected may try again.
    const isAccepted = (answers[index]?.status ?? 500) < 300;
    const message = `${writeJson(shown[name])}, not ${writeJson(value)}: another member was changed at the same time`;
    const isKept = !isAccepted || isShownAs(session, shown[name], value);
    session.assert(isKept, `/body${read.responsePointer ?? ''}/${name}`, message, merge.operation.id);
  });
  await fixtures.remove(session, resource, item.place);
}

/** Where the second of two equal items is rejected, all but one are when they come at once. */
async function createAtOnce(context: PropertyContext): Promise<void> {
  const { fixtures, session, resource } = context;
  const { create, delete: remove } = resource.operations;
  if (!create || !remove || !isNamed(resource)) return;
  const scope = await fixtures.scope(session, resource);
  const input = await fixtures.newCall(session, resource, create.operation, { seed: 1 }, scope);
  const first = await session.probe('valid', create.operation.id, input, 'to be created again');
  const again = await session.probe('valid', create.operation.id, input, 'the same again');
  for (const answer of [again, first]) await fixtures.removeCreated(session, create.operation, input, answer);
  if (first.status >= 300 || again.status < 400) return;
  const answers = await probeAtOnce(context, create, Array<CallInput>(racers).fill(input));
  for (const answer of answers) await fixtures.removeCreated(session, create.operation, input, answer);
  const created = answers.filter(({ status }) => status < 300).length;
  session.assert(created <= 1, '/status', `${created} of ${racers} created the same item at the same time`);
}

function isNamed({ id, unique }: Resource): boolean {
  return id?.clientChosen === true || unique.length > 0;
}

function probeAtOnce({ session }: PropertyContext, { operation }: ResourceOperation, inputs: CallInput[]) {
  const what = `one of ${inputs.length} at the same time`;
  return Promise.all(inputs.map((input) => session.probe('valid', operation.id, input, what)));
}
