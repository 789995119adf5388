import type { Document, Schema } from '../document.ts';
import type { Operation } from '../operation.ts';
import { findMember, normalizeName } from './item-in-body.ts';
import { findOrder } from './list-order.ts';
import type { ResourceList } from './resource.ts';
import { resolvedSchema, type SchemaShape, schemaShape } from './schema-shape.ts';

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
    'cursor after afterid startingafter startingafterid marker pagetoken nexttoken nextpagetoken continuationtoken continue token',
} as const;

const totalsNames = {
  total: 'total totalcount totalitems totalresults totalelements totalsize totalrecords',
  count: 'count numitems pagecount itemcount',
  next: 'next nextcursor nextpagetoken nexttoken nextmarker nextpage continuationtoken continue',
  more: 'hasmore more hasnext hasnextpage',
  pages: 'totalpages pages lastpage',
  first: 'firstid',
  last: 'lastid',
} as const;

/** Where a response has its list of items, and the schema of an item. */
export interface FoundList {
  pointer: string;
  items: Schema;
  reason: string;
}

/** Finds the list in a response: the body itself, a member with a usual name, or the only array there is. */
export function findList(
  document: Document,
  schema: Schema | undefined,
  name: string,
): FoundList | undefined {
  if (schema === undefined) return undefined;
  const shape = schemaShape(document, schema);
  if (shape.types.includes('array')) {
    return { pointer: '', items: shape.items ?? true, reason: 'its response is an array' };
  }
  const own = listAmong(document, shape, name);
  if (own) return own;
  // One level down: `{data: {items: […]}}`, `{_embedded: {orders: […]}}`.
  for (const [member, { schema: rules }] of shape.properties) {
    if (!/^(data|result|response|_embedded)$/.test(member)) continue;
    const found = listAmong(document, schemaShape(document, rules), name);
    if (found) return { ...found, pointer: `/${member}${found.pointer}` };
  }
  return undefined;
}

function listAmong(document: Document, shape: SchemaShape, name: string): FoundList | undefined {
  const arrays = [...shape.properties].flatMap(([member, { schema }]) => {
    const { types, items } = schemaShape(document, schema);
    return types.includes('array') ? [{ member, items: items ?? true }] : [];
  });
  const named = arrays.find(
    ({ member }) =>
      itemNames.includes(normalizeName(member)) || normalizeName(member) === normalizeName(name),
  );
  if (named) {
    return { pointer: `/${named.member}`, items: named.items, reason: `its response has ${named.member}` };
  }
  const [only, ...more] = arrays;
  const isEnvelope = [...shape.properties.keys()].some(
    (member) =>
      isNamed(totalsNames, member) ||
      isNamed(pagingNames, member) ||
      /^(meta|pagination|paging|_?links|(first|next|previous|prev|last)_?page_?(uri|url))$/i.test(member),
  );
  if (!only || more.length > 0 || !(isEnvelope || shape.properties.size === 1)) return undefined;
  return {
    pointer: `/${only.member}`,
    items: only.items,
    reason: `${only.member} is the only array of its response`,
  };
}

/** Describes how a list is paged, filtered and sorted, and which totals it returns. */
export function describeListing(
  document: Document,
  operation: Operation,
  response: Schema | undefined,
  item: SchemaShape,
  sent: SchemaShape | undefined,
): ResourceList {
  const order = findOrder(document, operation, item);
  const list: ResourceList = { paging: {}, filters: [], order, unknown: [], totals: {}, echoed: [] };
  for (const { value } of operation.parameters) {
    const isOrder = value.name === order?.parameter || value.name === order?.direction?.parameter;
    if (value.in === 'query' && !isOrder) classifyParameter(document, list, value.name, { item, sent });
  }
  const shape = schemaShape(document, response);
  collectTotals(list, shape, '');
  for (const [member, { schema }] of shape.properties) {
    if (/^(meta|metadata|pagination|paging|page|pageinfo|_meta|data|result|response)$/i.test(member))
      collectTotals(list, schemaShape(document, schema), `/${member}`);
  }
  // A single number is how many there are in all, not how many are on the page.
  if (list.totals.total === undefined && list.totals.count !== undefined) {
    list.totals.total = list.totals.count;
    delete list.totals.count;
  }
  return list;
}

/** What the numbers of a query parameter begin with, pages or offsets; `undefined` where the document does not say. */
export function firstNumber(document: Document, operation: Operation, name: string): 0 | 1 | undefined {
  const found = operation.parameters.find(({ value }) => value.in === 'query' && value.name === name);
  const { default: usual, minimum } = resolvedSchema(document, found?.value.schema);
  return [minimum, usual].find((value) => value === 0 || value === 1) as 0 | 1 | undefined;
}

function classifyParameter(
  document: Document,
  list: ResourceList,
  name: string,
  { item, sent }: { item: SchemaShape; sent: SchemaShape | undefined },
): void {
  const meaning = meaningOf(pagingNames, name);
  // `filter[name]`, `filter.name`.
  const filtered = /^filter[[._](.+?)\]?$/.exec(name)?.[1] ?? name;
  // Some members are sent and never shown, and `owner_id` asks for an `owner`.
  const member =
    findMember(document, item, filtered) ??
    (sent && findMember(document, sent, filtered)) ??
    findMember(document, item, filtered.replace(/_?id$/i, ''));
  if (meaning && list.paging[meaning] === undefined && !(member && meaning === 'limit' && name === 'size')) {
    list.paging[meaning] = name;
  } else if (member !== undefined) {
    list.filters.push({ parameter: name, ...member });
  } else {
    list.unknown.push(name);
  }
}

function collectTotals(list: ResourceList, shape: SchemaShape, at: string): void {
  for (const [member, { schema }] of shape.properties) {
    const pointer = `${at}/${member}`;
    const echoed = Object.values(list.paging).find(
      (parameter) => normalizeName(parameter) === normalizeName(member),
    );
    const isScalar = !hasType(schema, 'object') && !hasType(schema, 'array');
    if (!isScalar) continue;
    if (echoed !== undefined) {
      list.echoed.push({ parameter: echoed, pointer });
      continue;
    }
    for (const key of Object.keys(totalsNames) as (keyof typeof totalsNames)[]) {
      if (totalsNames[key].split(' ').includes(normalizeName(member))) list.totals[key] ??= pointer;
    }
  }
}

function hasType(schema: Record<string, unknown>, type: string): boolean {
  return [schema.type].flat().includes(type);
}

function meaningOf<Meaning extends string>(
  names: Readonly<Record<Meaning, string>>,
  name: string,
): Meaning | undefined {
  const keys = Object.keys(names) as Meaning[];
  return keys.find((key) => names[key].split(' ').includes(normalizeName(name)));
}

function isNamed(names: Readonly<Record<string, string>>, name: string): boolean {
  return meaningOf(names, name) !== undefined;
}
