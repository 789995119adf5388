import type { Document, Schema } from '../document.ts';
import type { Operation } from '../operation.ts';
import { plain } from './bodies.ts';
import { orderOf } from './order.ts';
import type { ResourceList } from './resource.ts';
import { type Shape, shapeOf } from './shape.ts';

const itemNames = [
  'items',
  'results',
  'data',
  'values',
  'entries',
  'records',
  'list',
  'content',
  'resources',
];

const pagingNames = {
  limit: 'limit perpage pagesize size max maxresults maxitems first top take pagelimit resultsperpage',
  offset: 'offset skip start startindex startat from',
  page: 'page pagenumber pageindex pageno',
  cursor:
    'cursor after startingafter marker pagetoken nexttoken nextpagetoken continuationtoken continue token',
} as const;

const toldNames = {
  total: 'total totalcount totalitems totalresults totalelements totalsize totalrecords',
  count: 'count numitems pagecount itemcount',
  next: 'next nextcursor nextpagetoken nexttoken nextmarker nextpage continuationtoken continue',
  more: 'hasmore more hasnext hasnextpage',
  pages: 'totalpages pages lastpage',
} as const;

/** A list as an answer has it: where its items are, and what they look like. */
export interface FoundList {
  pointer: string;
  items: Schema;
  why: string;
}

/** Finds the list in an answer: the body itself, a member that is called like one, or the only array there is. */
export function locateList(
  document: Document,
  schema: Schema | undefined,
  name: string,
): FoundList | undefined {
  if (schema === undefined) return undefined;
  const shape = shapeOf(document, schema);
  if (shape.types.includes('array')) {
    return { pointer: '', items: shape.items ?? true, why: 'its answer is an array' };
  }
  const own = listAmong(document, shape, name);
  if (own) return own;
  // One level down: `{data: {items: […]}}`, `{_embedded: {orders: […]}}`.
  for (const [member, { schema: rules }] of shape.properties) {
    if (!/^(data|result|response|_embedded)$/.test(member)) continue;
    const found = listAmong(document, shapeOf(document, rules), name);
    if (found) return { ...found, pointer: `/${member}${found.pointer}` };
  }
  return undefined;
}

function listAmong(document: Document, shape: Shape, name: string): FoundList | undefined {
  const arrays = [...shape.properties].flatMap(([member, { schema }]) => {
    const { types, items } = shapeOf(document, schema);
    return types.includes('array') ? [{ member, items: items ?? true }] : [];
  });
  const called = arrays.find(
    ({ member }) => itemNames.includes(plain(member)) || plain(member) === plain(name),
  );
  if (called) {
    return { pointer: `/${called.member}`, items: called.items, why: `its answer has ${called.member}` };
  }
  const [only, ...more] = arrays;
  const isEnvelope = [...shape.properties.keys()].some(
    (member) => isNamed(toldNames, member) || /^(meta|pagination|paging|_?links)$/i.test(member),
  );
  if (!only || more.length > 0 || !(isEnvelope || shape.properties.size === 1)) return undefined;
  return { pointer: `/${only.member}`, items: only.items, why: `${only.member} is all that its answer has` };
}

/** Finds out how a list is paged, filtered and told. */
export function describeList(
  document: Document,
  operation: Operation,
  answer: Schema | undefined,
  item: Shape,
): ResourceList {
  const order = orderOf(document, operation, item);
  const list: ResourceList = { paging: {}, filters: [], order, unknown: [], told: {}, repeated: [] };
  for (const { value } of operation.parameters) {
    const isOrder = value.name === order?.parameter || value.name === order?.direction?.parameter;
    if (value.in === 'query' && !isOrder) placeParameter(list, value.name, item);
  }
  const shape = shapeOf(document, answer);
  tell(list, shape, '');
  for (const [member, { schema }] of shape.properties) {
    if (/^(meta|metadata|pagination|paging|page|pageinfo|_meta|data|result|response)$/i.test(member))
      tell(list, shapeOf(document, schema), `/${member}`);
  }
  // One number alone is how many there are, not how many are here.
  if (list.told.total === undefined && list.told.count !== undefined) {
    list.told.total = list.told.count;
    delete list.told.count;
  }
  return list;
}

function placeParameter(list: ResourceList, name: string, item: Shape): void {
  const meaning = meaningOf(pagingNames, name);
  // `filter[name]`, `filter.name`.
  const wanted = /^filter[[._](.+?)\]?$/.exec(name)?.[1] ?? name;
  const field = [...item.properties.keys()].find((one) => plain(one) === plain(wanted));
  if (meaning && list.paging[meaning] === undefined && !(field && meaning === 'limit' && name === 'size')) {
    list.paging[meaning] = name;
  } else if (field !== undefined) {
    list.filters.push({ parameter: name, field });
  } else {
    list.unknown.push(name);
  }
}

function tell(list: ResourceList, shape: Shape, at: string): void {
  for (const [member, { schema }] of shape.properties) {
    const pointer = `${at}/${member}`;
    const repeats = Object.values(list.paging).find((parameter) => plain(parameter) === plain(member));
    const isScalar = !shapeIs(schema, 'object') && !shapeIs(schema, 'array');
    if (!isScalar) continue;
    if (repeats !== undefined) {
      list.repeated.push({ parameter: repeats, pointer });
      continue;
    }
    for (const key of Object.keys(toldNames) as (keyof typeof toldNames)[]) {
      if (toldNames[key].split(' ').includes(plain(member))) list.told[key] ??= pointer;
    }
  }
}

function shapeIs(schema: Record<string, unknown>, type: string): boolean {
  return [schema.type].flat().includes(type);
}

function meaningOf<Meaning extends string>(
  names: Readonly<Record<Meaning, string>>,
  name: string,
): Meaning | undefined {
  const keys = Object.keys(names) as Meaning[];
  return keys.find((key) => names[key].split(' ').includes(plain(name)));
}

function isNamed(names: Readonly<Record<string, string>>, name: string): boolean {
  return meaningOf(names, name) !== undefined;
}
