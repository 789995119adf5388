import { isDeepStrictEqual } from 'node:util';
import type { Resource, ResourceOperation } from '../../openapi/resources/index.ts';
import type { CallInput } from '../engine/call-input.ts';
import type { Session } from '../engine/session.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';
import { Item, type Members } from '../fixtures/item.ts';
import { withState } from '../fixtures/precondition.ts';
import { isStable } from '../fixtures/round-trip.ts';
import type { Case } from '../plan.ts';

/** A case for each resource whose writes can say which state they were made for, and are refused where it has changed. */
export function lostUpdates(fixtures: FixtureFactory): Case[] {
  return fixtures.resources
    .filter(({ operations: { create, read } }) => create && read?.responsePointer !== undefined)
    .filter(({ operations }) => changesOf(operations).some(isRefusedLate))
    .map((resource) => ({
      id: `lost-update/${resource.name}`,
      check: 'lost-update',
      writes: true,
      title: `of two who write one of ${resource.name} as they both read it, the second is refused`,
      run: async (session) => {
        for (const write of Object.values(resource.operations).filter(isRefusedLate)) {
          await writeLate(fixtures, session, resource, write);
          if (write !== resource.operations.delete) await writeAtOnce(fixtures, session, resource, write);
        }
      },
    }));
}

function changesOf({ replace, merge }: Resource['operations']): ResourceOperation[] {
  return [replace, merge].filter((one) => one !== undefined);
}

function isRefusedLate({ precondition }: ResourceOperation): boolean {
  return (precondition?.refusals.length ?? 0) > 0;
}

/** Writes an item, and writes it again as who knows nothing of that. */
async function writeLate(
  fixtures: FixtureFactory,
  session: Session,
  resource: Resource,
  write: ResourceOperation,
): Promise<void> {
  const item = await Item.create(fixtures, session, resource);
  const { read, delete: remove } = resource.operations;
  const [change] = changesOf(resource.operations);
  if (!read || !change) return;
  const stale = await fixtures.state(session, resource, write, item.place);
  const before = (await item.call(read)).shown;
  await item.call(change, { seed: 2 });
  const first = (await item.call(read)).shown;
  const input = await item.sample(write, { seed: 3 });
  // What is as it was has no other state.
  if (stale === undefined || isDeepStrictEqual(first, before)) return;
  const { status } = await session.probe(
    'valid',
    write.operation.id,
    withState(write, input, stale),
    'for the state before the last write',
  );
  isRefused(session, write, status, 'for a state that is no more');
  staysAs(item, read, first, (await item.call(read)).shown);
  if (remove) await item.call(remove);
}

/** Has two write at the same time, both for the state that is there. */
async function writeAtOnce(
  fixtures: FixtureFactory,
  session: Session,
  resource: Resource,
  write: ResourceOperation,
): Promise<void> {
  const item = await Item.create(fixtures, session, resource);
  const state = await fixtures.state(session, resource, write, item.place);
  if (state === undefined) return;
  const inputs: CallInput[] = [];
  for (const seed of [2, 3]) inputs.push(withState(write, await item.sample(write, { seed }), state));
  const both = inputs.map((input) =>
    session.probe('valid', write.operation.id, input, 'one of two at the same time'),
  );
  const [one, other] = await Promise.all(both);
  const isSame = isDeepStrictEqual(inputs[0]?.body, inputs[1]?.body);
  const won = [one, other].filter((answer) => answer !== undefined && answer.status < 300);
  const message = `${other?.status} to each of two that were made for the same state, at the same time`;
  session.assert(won.length < 2 || isSame, '/status', message);
  const { delete: remove } = resource.operations;
  if (remove) await item.call(remove);
}

function isRefused(session: Session, { precondition }: ResourceOperation, status: number, when: string) {
  const wanted = precondition?.refusals ?? [];
  session.assert(wanted.includes(status), '/status', `${status}, not ${wanted.join(' or ')}, ${when}`);
}

function staysAs(item: Item, read: ResourceOperation, wanted: Members, shown: Members): void {
  for (const name of Object.keys(wanted).filter((one) => isStable(item.resource, one))) {
    const message = `another since a write that was refused for coming too late`;
    item.holds(isDeepStrictEqual(shown[name], wanted[name]), read, name, message);
  }
}
