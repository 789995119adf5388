import type { Resource } from '../../spec/resources/index.ts';
import type { Spec } from '../../spec/spec.ts';
import { at } from '../any/pointer.ts';
import type { Answer, Session } from '../session.ts';
import type { CallInput } from '../wire.ts';
import { parameterRules, type Turner, turnerOf } from './turn.ts';

/** Which pages are looked at. */
export interface Reading {
  spec: Spec;
  session: Session;
  resource: Resource;
  /** A call of the list, without what pages it. */
  call: CallInput;
  /** How many items a page is to have; as many as it may, unless said otherwise. */
  size?: number;
}

/** What is on the pages of a list, one after the other. */
export interface Listed {
  items: unknown[];
  ids: string[];
  /** Whether it has been read to its end. */
  isWhole: boolean;
}

const [mostPages, usualSize] = [40, 100];

/** The number of items that a page may have; `undefined` where nobody can ask for one. */
export function sizesOf(
  { document }: Spec,
  { list, operations }: Resource,
): { least: number; most: number } | undefined {
  const operation = operations.list?.operation;
  if (list?.paging.limit === undefined || !operation) return undefined;
  const { minimum = 1, maximum = usualSize } = parameterRules(document, operation, list.paging.limit);
  return { least: Math.max(1, Number(minimum)), most: Math.min(usualSize, Number(maximum)) };
}

/** Whether a document says how the pages of a list follow each other. */
export function isPaged({ document }: Spec, resource: Resource): boolean {
  return turnerOf(document, resource) !== undefined;
}

/** Reads a list page by page. Reports a page that is too long, has an item again, or ends too early. */
export async function readPages(reading: Reading): Promise<Listed | undefined> {
  const { spec, resource, size } = reading;
  const turner = turnerOf(spec.document, resource);
  const most = size ?? sizesOf(spec, resource)?.most;
  const limit = resource.list?.paging.limit;
  const sized = limit === undefined || most === undefined ? {} : { [limit]: most };
  const listed: Listed = { items: [], ids: [], isWhole: false };
  let query: Record<string, unknown> | undefined = { ...sized, ...turner?.first };
  for (let page = 1; query && page <= mostPages; page += 1) {
    const answer = await readPage(reading, query, page);
    if (!answer) return undefined;
    const isNew = add(reading, listed, answer, page === 2 && turner?.mayBeAgain === true);
    judge(reading, listed, answer, most, turner);
    const next: Record<string, unknown> | undefined =
      turner && following(reading, turner, listed, query, answer, isNew);
    query = next && { ...sized, ...next };
    const isFull = limit !== undefined && listed.ids.length >= (most ?? 0);
    listed.isWhole = turner ? query === undefined : !isFull;
  }
  return listed;
}

async function readPage(
  { session, resource, call }: Reading,
  query: Record<string, unknown>,
  page: number,
): Promise<(Answer & { items: unknown[] }) | undefined> {
  const { list } = resource.operations;
  if (!list) return undefined;
  const input = { ...call, query: { ...call.query, ...query } };
  const answer = await session.probe('valid', list.operation.id, input, `page ${page}`);
  const items = at(answer.json, list.shown ?? '');
  return answer.status < 300 && Array.isArray(items) ? { ...answer, items } : undefined;
}

/** Adds a page's items, and says whether there were any. */
function add(
  { session, resource: { id } }: Reading,
  { items, ids }: Listed,
  page: { items: unknown[] },
  mayBeAgain: boolean,
): boolean {
  const own = page.items.map((item) => String(at(item, `/${id?.field}`)));
  const isAgain = mayBeAgain && own.length === ids.length && own.every((one, index) => one === ids[index]);
  if (isAgain) return true;
  const twice =
    id?.field === undefined ? undefined : own.find((one, at) => ids.includes(one) || own.indexOf(one) < at);
  session.holds(twice === undefined, '/body', `has ${twice}, which was there before`);
  items.push(...page.items);
  ids.push(...own);
  return own.length > 0;
}

function judge(
  { session, resource: { list } }: Reading,
  { ids }: Listed,
  { items, json }: Answer & { items: unknown[] },
  most: number | undefined,
  turner: Turner | undefined,
): void {
  const isLong = most !== undefined && items.length > most;
  session.holds(!isLong, '/body', `has ${items.length} items, not ${most} at most`);
  const told = list?.told.total;
  const total = told === undefined ? undefined : at(json, told);
  if (typeof total !== 'number' || !turner) return;
  // A count can be that of the page.
  const isFew = /total/i.test(told ?? '') && total < ids.length;
  session.holds(!isFew, `/body${told}`, `${total}, and ${ids.length} were listed until here`);
  const isEnd = turner.isFilled && (items.length === 0 || items.length < (most ?? 0));
  const message = `ends with item ${ids.length} of ${total}, though it has room for more`;
  session.holds(!isEnd || total <= ids.length, '/body', message);
}

/** What asks for the next page. Reports one that leads nowhere. */
function following(
  { session, resource: { list } }: Reading,
  turner: Turner,
  listed: Listed,
  query: Record<string, unknown>,
  answer: Answer,
  isNew: boolean,
): Record<string, unknown> | undefined {
  const next = turner.next({ items: listed.ids.length, query, answer });
  if (turner.isFilled) return isNew ? next : undefined;
  const isSame = next !== undefined && Object.entries(next).every(([name, value]) => query[name] === value);
  session.holds(!isSame, `/body${list?.told.next ?? ''}`, 'leads to the page that it is on');
  return next;
}
