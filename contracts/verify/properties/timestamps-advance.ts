import {
  isInMilliseconds,
  isTimeName,
  longestSeconds,
  type Resource,
  type ResourceOperation,
} from '../../openapi/resources/index.ts';
import type { Session } from '../engine/session.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';
import { Item, type Members } from '../fixtures/item.ts';
import type { Case } from '../plan.ts';

/** Clocks differ by so many milliseconds, and times may be shown in whole seconds. */
const slack = 1000;

/** So many milliseconds are enough to tell two writes apart, and so many reads are made at most to let them go by. */
const [enough, mostReads] = [3, 20];

/** A case for each resource that shows when it was created or changed, and can be changed. */
export function timestampsAdvance(fixtures: FixtureFactory): Case[] {
  return fixtures.resources
    .filter(({ operations: { create, read, replace, merge } }) => create && read && (replace ?? merge))
    .filter((resource) => timesOf(resource).length > 0)
    .map((resource) => ({
      id: `timestamps-advance/${resource.name}`,
      check: 'timestamps-advance',
      writes: true,
      title: `the times of one of ${resource.name} never move back, and that of its creation stays`,
      run: (session) => writeTwice(fixtures, session, resource),
    }));
}

async function writeTwice(fixtures: FixtureFactory, session: Session, resource: Resource): Promise<void> {
  const item = await Item.create(fixtures, session, resource);
  const { read, replace, merge, delete: remove } = resource.operations;
  if (!read) return;
  let before = (await item.call(read)).shown;
  isInOrder(item, read, before);
  for (const write of [replace, merge]) {
    if (!write) continue;
    const isLong = await waitReading(item, read);
    await item.call(write, { seed: 2 });
    const { shown } = await item.call(read);
    isLater(item, read, before, shown);
    if (isLong) isMoved(item, read, before, shown);
    before = shown;
  }
  if (remove) await item.call(remove);
}

/** Nothing is changed before it is created. */
function isInOrder(item: Item, read: ResourceOperation, shown: Members): void {
  const names = timesOf(item.resource);
  const created = names.filter(isOfCreation).map((name) => instantOf(shown[name]));
  for (const name of names) {
    const isBefore = created.some((time) => instantOf(shown[name]) < time - slack);
    item.holds(!isBefore, read, name, `${shown[name]}, which is before its creation`);
    const { schema = {} } = item.resource.shape.properties.get(name) ?? {};
    item.holds(
      isInUnit(schema, shown[name]),
      read,
      name,
      `${shown[name]}, which is in another unit than the document's example`,
    );
  }
}

function isLater(item: Item, read: ResourceOperation, before: Members, after: Members): void {
  for (const name of timesOf(item.resource)) {
    const [was, is] = [instantOf(before[name]), instantOf(after[name])];
    const isMoved = isOfCreation(name) ? is !== was && !Number.isNaN(is - was) : is < was - slack;
    item.holds(!isMoved, read, name, `${after[name]} after a write, and ${before[name]} before`);
  }
}

/** Lets some time go by without a write, and says whether it was long enough for a clock that tells milliseconds. */
async function waitReading(item: Item, read: ResourceOperation): Promise<boolean> {
  const started = performance.now();
  for (let reads = 0; reads < mostReads && performance.now() - started < enough; reads += 1)
    await item.call(read);
  return performance.now() - started >= enough;
}

/** Wants the time of the last change to be another, where the server tells it so exactly. */
function isMoved(item: Item, read: ResourceOperation, before: Members, after: Members): void {
  for (const name of timesOf(item.resource).filter((one) => !isOfCreation(one))) {
    const isExact = instantOf(before[name]) % 1000 !== 0 && instantOf(after[name]) % 1000 !== 0;
    const isSame = before[name] === after[name];
    item.holds(!isExact || !isSame, read, name, `${after[name]}, as it was before a write`);
  }
}

/** The times that the server sets. */
function timesOf({ serverSet }: Resource): string[] {
  return serverSet.filter(isTimeName);
}

function isOfCreation(name: string): boolean {
  return /creat|insert/i.test(name);
}

/** Whether a time is in milliseconds where the document's example is. */
function isInUnit(schema: Readonly<Record<string, unknown>>, shown: unknown): boolean {
  return typeof shown !== 'number' || shown > longestSeconds || !isInMilliseconds(schema);
}

/** In milliseconds; not a number where it is no time, or none that a document can promise. */
function instantOf(value: unknown): number {
  if (typeof value === 'number') return value > longestSeconds ? value : value * 1000;
  return typeof value === 'string' ? Date.parse(value) : Number.NaN;
}
