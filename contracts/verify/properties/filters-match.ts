import { isDeepStrictEqual } from 'node:util';
import { valueAt } from '../../http/json-pointer.ts';
import { writeJson } from '../../http/lossless-json.ts';
import type { Resource } from '../../openapi/resources/index.ts';
import type { Spec } from '../../openapi/spec.ts';
import type { Session } from '../engine/session.ts';
import { distinctValues } from '../fixtures/distinct-member-values.ts';
import {
  type Filter,
  type FilterMeaning,
  filterMeaning,
  matchesFilter,
} from '../fixtures/filter-semantics.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';
import { type ItemLocation, idPosition } from '../fixtures/item-location.ts';
import { membersOf } from '../fixtures/item-under-test.ts';
import { isPaged, type Listed, type Reading, readPages, sizesOf } from '../fixtures/read-pages.ts';
import type { Property } from './property.ts';

/** So few can be read in pages of one item. */
const few = 12;

export const filtersMatch: Property = {
  id: 'filters-match',
  title: 'a filter lists all items that have the value asked for, and no others',
  appliesTo: (resource, { spec }) =>
    resource.operations.create !== undefined &&
    resource.id?.field !== undefined &&
    filtersOf(spec, resource).length > 0,
  // What others create is listed, too.
  alone: true,
  async run({ fixtures, session, resource }) {
    for (const { filter, meaning } of filtersOf(fixtures.spec, resource))
      await tryFilter(fixtures, session, resource, filter, meaning);
  },
};

/** The list parameters that are named like a member of the items, and what they compare. */
function filtersOf(spec: Spec, resource: Resource): { filter: Filter; meaning: FilterMeaning }[] {
  return (resource.list?.filters ?? []).flatMap((filter) => {
    const meaning = filterMeaning(spec, resource, filter);
    return meaning === undefined ? [] : [{ filter, meaning }];
  });
}

async function tryFilter(
  fixtures: FixtureFactory,
  session: Session,
  resource: Resource,
  filter: Filter,
  meaning: FilterMeaning,
): Promise<void> {
  const { list } = resource.operations;
  const place = await fixtures.scope(session, resource);
  const [value, another] = await distinctValues(fixtures, session, resource, filter.field, place);
  if (!list || value === undefined) return;
  const create = (one: unknown) => createWith(fixtures, session, resource, filter, one, place);
  const others = [await create(another)];
  const own = [await create(value), await create(value)];
  const call = await fixtures.call(session, list.operation, {}, place);
  const reading = { spec: fixtures.spec, session, resource, call };
  const asking = { filter, meaning, reading };
  await ask(asking, value, own, others);
  if (another !== undefined) await ask(asking, another, others, own);
  if (meaning === 'part') await askForNone(asking);
}

interface Asking {
  filter: Filter;
  meaning: FilterMeaning;
  reading: Reading;
}

/** Asks for a value, on pages as long as they may be, and on short ones. */
async function ask(
  { filter, meaning, reading }: Asking,
  value: unknown,
  own: (string | undefined)[],
  others: (string | undefined)[],
): Promise<void> {
  const { spec, session, resource, call } = reading;
  const asked = [value].flat()[0];
  const query = { ...call.query, [filter.parameter]: asked };
  const size = isPaged(spec, resource) ? sizesOf(spec, resource)?.least : undefined;
  const picked = await readPages({ ...reading, call: { ...call, query } });
  const isShort = size !== undefined && picked !== undefined && picked.ids.length <= few;
  const paged = isShort ? await readPages({ ...reading, call: { ...call, query }, size }) : undefined;
  for (const listed of [picked, paged]) {
    if (!listed) continue;
    areAllPicked(session, resource, filter, listed, asked, meaning);
    isComplete(session, listed, { own, others }, asked);
  }
}

async function askForNone({ filter, reading }: Asking): Promise<void> {
  const { session, call } = reading;
  const query = { ...call.query, [filter.parameter]: session.name('none') };
  const listed = await readPages({ ...reading, call: { ...call, query } });
  const [first] = listed?.ids ?? [];
  session.assert(first === undefined, '/body', `lists ${first}, and nothing has what was asked for`);
}

/** The id of a new item with a value, where it is kept as it was sent. */
async function createWith(
  fixtures: FixtureFactory,
  session: Session,
  resource: Resource,
  { field }: Filter,
  value: unknown,
  place: ItemLocation,
): Promise<string | undefined> {
  const { create, read } = resource.operations;
  if (value === undefined || !create) return undefined;
  const item = await fixtures.create(session, resource, { seed: 1, members: { [field]: value } }, place);
  if (!item || !read) return undefined;
  const sent = valueAt(item.sent.body, `${create.requestPointer}/${field}`);
  if (!isDeepStrictEqual(sent, value)) return undefined;
  return String(item.location.get(idPosition(resource)));
}

function areAllPicked(
  session: Session,
  { operations: { list } }: Resource,
  { field, parameter }: Filter,
  { items }: Listed,
  asked: unknown,
  meaning: FilterMeaning,
): void {
  items.map(membersOf).forEach((item) => {
    const given = item[field];
    const isRight = given === undefined || matchesFilter(given, asked, meaning);
    const message = `lists one with ${writeJson(given)}, not ${writeJson(asked)}, as ?${parameter} asks for`;
    session.assert(isRight, `/body${list?.responsePointer ?? ''}`, message);
  });
}

function isComplete(
  session: Session,
  { ids, isWhole }: Listed,
  { own, others }: { own: (string | undefined)[]; others: (string | undefined)[] },
  asked: unknown,
): void {
  const missing = own.find((id) => id !== undefined && !ids.includes(id));
  session.assert(
    !isWhole || missing === undefined,
    '/body',
    `has no ${missing}, whose value is ${writeJson(asked)}`,
  );
  const other = others.find((id) => id !== undefined && ids.includes(id));
  session.assert(
    other === undefined,
    '/body',
    `has ${other}, whose value is another than ${writeJson(asked)}`,
  );
}
