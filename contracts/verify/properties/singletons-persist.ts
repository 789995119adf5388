import { valueAt, withValueAt } from '../../http/json-pointer.ts';
import { writeJson } from '../../http/lossless-json.ts';
import type { Resource, ResourceOperation } from '../../openapi/resources/index.ts';
import type { CallInput } from '../engine/call-input.ts';
import type { Session } from '../engine/session.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';
import { type Members, membersOf } from '../fixtures/item-under-test.ts';
import { isReturned, mustRoundTrip } from '../fixtures/round-trip-rules.ts';
import { isValid } from '../fixtures/sample-call.ts';
import { isShownAs } from '../fixtures/value-likeness.ts';
import type { Property } from './property.ts';

export const singletonsPersist: Property = {
  id: 'singletons-persist',
  title: 'a singleton is read as it was last written',
  appliesTo: ({ kind, scope, operations: { read, replace, merge } }) =>
    kind === 'singleton' &&
    scope.length === 0 &&
    read?.responsePointer !== undefined &&
    (replace ?? merge) !== undefined,
  // Every other case sees it.
  alone: true,
  async run({ fixtures, session, resource }) {
    const { read, replace, merge, delete: isDeletable } = resource.operations;
    const write = replace ?? merge;
    // Another case may have deleted it.
    if (isDeletable && replace)
      await session.succeed(replace.operation.id, await fixtures.call(session, replace.operation));
    if (read && write) await writeAndRestore(fixtures, session, resource, { read, write });
  },
};

async function writeAndRestore(
  fixtures: FixtureFactory,
  session: Session,
  resource: Resource,
  { read, write }: Record<'read' | 'write', ResourceOperation>,
): Promise<void> {
  const before = await readIt(fixtures, session, read);
  try {
    for (const seed of [1, 2]) {
      const input = await fixtures.call(session, write.operation, { seed });
      const { json } = await session.succeed(write.operation.id, input);
      if (write.responsePointer !== undefined)
        isAsSent(fixtures, session, resource, write, input, membersOf(valueAt(json, write.responsePointer)));
      isAsSent(fixtures, session, resource, write, input, await readIt(fixtures, session, read));
    }
  } finally {
    const restored = await asItWas(fixtures, session, resource, write, before);
    if (restored) await session.send(write.operation.id, restored);
  }
}

async function readIt(fixtures: FixtureFactory, session: Session, read: ResourceOperation): Promise<Members> {
  const { json } = await session.succeed(read.operation.id, await fixtures.call(session, read.operation));
  return membersOf(valueAt(json, read.responsePointer ?? ''));
}

function isAsSent(
  { spec }: FixtureFactory,
  session: Session,
  resource: Resource,
  write: ResourceOperation,
  input: CallInput,
  shown: Members,
): void {
  for (const [name, value] of Object.entries(membersOf(valueAt(input.body, write.requestPointer ?? '')))) {
    if (!isReturned(resource, name) || !mustRoundTrip(spec, resource, write, name, value)) continue;
    const message = `${writeJson(shown[name])}, not ${writeJson(value)}, as it was last sent`;
    session.assert(isShownAs(session, shown[name], value), `/body/${name}`, message);
  }
}

/** A call that writes what there was, as far as callers write it. */
async function asItWas(
  fixtures: FixtureFactory,
  session: Session,
  resource: Resource,
  write: ResourceOperation,
  before: Members,
): Promise<CallInput | undefined> {
  const known = Object.entries(before).filter(([name]) => isReturned(resource, name));
  const call = await fixtures.call(session, write.operation, { seed: 1 });
  const input = {
    ...call,
    body: withValueAt(call.body, write.requestPointer ?? '', Object.fromEntries(known)),
  };
  return (await isValid(fixtures.spec, write.operation, input)) ? input : undefined;
}
