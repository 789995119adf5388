import type { Resource, ResourceOperation } from '../../../spec/resources/index.ts';
import type { Case } from '../../plan.ts';
import type { Session } from '../../session.ts';
import type { CallInput } from '../../wire.ts';
import { type Members, membersOf } from '../item.ts';
import { at, withAt } from '../pointer.ts';
import { isValid } from '../sample.ts';
import { isKeptAsSent, isSameValue, isShown } from '../shown-again.ts';
import type { Things } from '../things.ts';

/** A case for each thing that there is one of: it is read as it was last written, and is put back as it was. */
export function singletonsKept(things: Things): Case[] {
  return things.resources.flatMap((resource) => {
    const { read, replace, merge } = resource.operations;
    const write = replace ?? merge;
    if (resource.kind !== 'singleton' || resource.scope.length > 0 || !write || read?.shown === undefined)
      return [];
    return [
      {
        id: `singleton-kept/${resource.name}`,
        law: 'singleton-kept',
        writes: true,
        // It is everybody's.
        alone: true,
        title: `${resource.name} is read as it was last written`,
        run: (session) => writeAndRestore(things, session, resource, { read, write }),
      },
    ];
  });
}

async function writeAndRestore(
  things: Things,
  session: Session,
  resource: Resource,
  { read, write }: Record<'read' | 'write', ResourceOperation>,
): Promise<void> {
  const before = await readIt(things, session, read);
  try {
    for (const seed of [1, 2]) {
      const input = await things.call(session, write.operation, { seed });
      const { json } = await session.succeed(write.operation.id, input);
      if (write.shown !== undefined)
        isAsSent(things, session, resource, write, input, membersOf(at(json, write.shown)));
      isAsSent(things, session, resource, write, input, await readIt(things, session, read));
    }
  } finally {
    const restored = await asItWas(things, session, resource, write, before);
    if (restored) await session.send(write.operation.id, restored);
  }
}

async function readIt(things: Things, session: Session, read: ResourceOperation): Promise<Members> {
  const { json } = await session.succeed(read.operation.id, await things.call(session, read.operation));
  return membersOf(at(json, read.shown ?? ''));
}

function isAsSent(
  { spec }: Things,
  session: Session,
  resource: Resource,
  write: ResourceOperation,
  input: CallInput,
  shown: Members,
): void {
  for (const [name, value] of Object.entries(membersOf(at(input.body, write.sent ?? '')))) {
    if (!isShown(resource, name) || !isKeptAsSent(spec, resource, write, name, value)) continue;
    const message = `${JSON.stringify(shown[name])}, not ${JSON.stringify(value)}, as it was last sent`;
    session.holds(isSameValue(shown[name], value), `/body/${name}`, message);
  }
}

/** A call that writes what there was, as far as callers write it. */
async function asItWas(
  things: Things,
  session: Session,
  resource: Resource,
  write: ResourceOperation,
  before: Members,
): Promise<CallInput | undefined> {
  const known = Object.entries(before).filter(([name]) => isShown(resource, name));
  const call = await things.call(session, write.operation, { seed: 1 });
  const input = { ...call, body: withAt(call.body, write.sent ?? '', Object.fromEntries(known)) };
  return (await isValid(things.spec, write.operation, input)) ? input : undefined;
}
