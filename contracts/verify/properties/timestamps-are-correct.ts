import { writeJson } from '../../http/lossless-json.ts';
import { headerOf } from '../../http/message.ts';
import {
  isInMilliseconds,
  isTimeName,
  maxEpochSeconds,
  type Resource,
  type ResourceOperation,
} from '../../openapi/resources/index.ts';
import { Item, type ItemResponse, type Members } from '../fixtures/item-under-test.ts';
import type { Property } from './property.ts';

/** The clocks of one provider differ by no more milliseconds; a real one and ours by no more than that. */
const [slack, clockSlack] = [1000, 5 * 60_000];

/** So many milliseconds are enough for a clock to distinguish two writes. */
const enough = 5;

export const timestampsAreCorrect: Property = {
  id: 'timestamps-are-correct',
  title: 'an item is created now, its times never move back, and that of its creation stays',
  appliesTo: (resource) => {
    const { create, read } = resource.operations;
    return create !== undefined && read?.responsePointer !== undefined && timesOf(resource).length > 0;
  },
  async run({ fixtures, session, resource }) {
    const item = await Item.create(fixtures, session, resource);
    const { read, replace, merge, delete: remove } = resource.operations;
    if (!read) return;
    const created = await item.call(read);
    isCurrent(item, read, created);
    isInOrder(item, read, created.shown);
    let before = created.shown;
    for (const write of [replace, merge]) {
      if (!write) continue;
      await new Promise((resolve) => setTimeout(resolve, enough));
      await item.call(write, { seed: 2 });
      const { shown } = await item.call(read);
      isLater(item, read, before, shown);
      hasMoved(item, read, before, shown);
      before = shown;
    }
    if (remove) await item.call(remove);
  },
};

/** What has just been created was created and changed now, by the provider's own clock. */
function isCurrent(item: Item, read: ResourceOperation, { shown, headers }: ItemResponse): void {
  const now = Date.parse(headerOf(headers, 'date') ?? '');
  // Without a clock nobody knows what time it is there.
  if (Number.isNaN(now)) return;
  for (const name of timesOf(item.resource).filter(isOfWrites)) {
    const time = exactInstantOf(shown[name]);
    const isNow = Number.isNaN(time) || Math.abs(time - now) <= clockSlack;
    const message = `${writeJson(shown[name])}, though it was ${new Date(now).toISOString()} when it was created`;
    item.assert(isNow, read, name, message);
  }
}

/** Nothing is changed before it is created. */
function isInOrder(item: Item, read: ResourceOperation, shown: Members): void {
  const names = timesOf(item.resource);
  const created = names.filter(isOfCreation).map((name) => instantOf(shown[name]));
  for (const name of names) {
    const isBefore = created.some((time) => instantOf(shown[name]) < time - slack);
    item.assert(!isBefore, read, name, `${shown[name]}, which is before its creation`);
    const { schema = {} } = item.resource.shape.properties.get(name) ?? {};
    const message = `${shown[name]}, which is in another unit than the document's example`;
    item.assert(isInUnit(schema, shown[name]), read, name, message);
  }
}

function isLater(item: Item, read: ResourceOperation, before: Members, after: Members): void {
  for (const name of timesOf(item.resource)) {
    const [was, is] = [instantOf(before[name]), instantOf(after[name])];
    const isMoved = isOfCreation(name) ? is !== was && !Number.isNaN(is - was) : is < was - slack;
    item.assert(!isMoved, read, name, `${after[name]} after a write, and ${before[name]} before`);
  }
}

/** The time of the last change is another, where the server shows it so exactly. */
function hasMoved(item: Item, read: ResourceOperation, before: Members, after: Members): void {
  for (const name of timesOf(item.resource).filter((one) => !isOfCreation(one))) {
    const isExact = instantOf(before[name]) % 1000 !== 0 && instantOf(after[name]) % 1000 !== 0;
    const isSame = before[name] === after[name];
    item.assert(!isExact || !isSame, read, name, `${after[name]}, as it was before a write`);
  }
}

/** The times that the server sets. */
function timesOf({ serverSet }: Resource): string[] {
  return serverSet.filter(isTimeName);
}

function isOfCreation(name: string): boolean {
  return /creat|insert/i.test(name);
}

/** Other times may be of what is to come. */
function isOfWrites(name: string): boolean {
  return /creat|updat|modif|chang/i.test(name);
}

/** Whether a time is in milliseconds where the document's example is. */
function isInUnit(schema: Readonly<Record<string, unknown>>, shown: unknown): boolean {
  return typeof shown !== 'number' || shown > maxEpochSeconds || !isInMilliseconds(schema);
}

/** In milliseconds; not a number where it is no time, or none that a document can say. */
function instantOf(value: unknown): number {
  if (typeof value === 'number') return value > maxEpochSeconds ? value : value * 1000;
  return typeof value === 'string' ? Date.parse(value) : Number.NaN;
}

/** The same; not a number where a text has no time of day, or no zone. */
function exactInstantOf(value: unknown): number {
  if (typeof value !== 'string') return instantOf(value);
  const isWhole = /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/.test(value);
  return isWhole ? Date.parse(value) : Number.NaN;
}
