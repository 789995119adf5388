import type { Operation } from '../spec/spec.ts';
import { at } from '../suite/any/pointer.ts';
import { namedByRun } from '../suite/cases/tidy.ts';
import type { Answer } from '../suite/session.ts';
import type { CallInput } from '../suite/wire.ts';
import type { Trial } from './law.ts';

/** No list that a law looks at has more pages. */
const maxPages = 50;

/** How a whole list is asked for: with nothing that picks, sorts or pages, where the document lets callers be. */
export async function listInput({ contract, session, resource }: Trial): Promise<CallInput | undefined> {
  const operation = resource.operations.list?.operation;
  if (!operation) return undefined;
  const { query = {}, ...sample } = await contract.sample(session, operation.id);
  const needed = Object.entries(query).filter(([name]) => isRequired(operation, name));
  return { ...sample, query: Object.fromEntries(needed) };
}

function isRequired({ parameters }: Operation, name: string): boolean {
  return parameters.some(({ value }) => value.in === 'query' && value.name === name && value.required);
}

/** Whether a list can be seen as a whole: page by page, or because it has no pages. */
export function canBeSeen({ resource: { operations, list, id } }: Pick<Trial, 'resource'>): boolean {
  const ways = Object.keys(list?.paging ?? {});
  const isPaged = ways.length > 0 && list?.paging.offset === undefined;
  return operations.list?.shown !== undefined && id?.field !== undefined && !isPaged;
}

/** A list's items, page by page; `undefined` where it is refused, or does not end. */
export async function everyItem(
  { session, resource }: Trial,
  input: CallInput | undefined,
): Promise<{ ids: string[]; items: unknown[] } | undefined> {
  const { list, id, operations } = resource;
  const offset = list?.paging.offset;
  const found: unknown[] = [];
  for (let page = 0; input && page < maxPages; page += 1) {
    const query = offset === undefined || page === 0 ? {} : { [offset]: found.length };
    const call = { ...input, query: { ...input.query, ...query } };
    const { status, json } = await session.probe('valid', operations.list?.operation.id ?? '', call, 'all');
    const items = at(json, operations.list?.shown ?? '');
    if (status >= 300 || !Array.isArray(items)) return undefined;
    found.push(...items);
    const total = list?.told.total === undefined ? undefined : at(json, list.told.total);
    const isWhole = offset === undefined || items.length === 0 || total === found.length;
    if (isWhole) return { items: found, ids: found.map((item) => String(at(item, `/${id?.field}`))) };
  }
  return undefined;
}

/** Creates one under a name of the law's own, where callers choose it; below the same parents as those of a list. */
export async function createNamed(
  { contract, session, resource }: Trial,
  what: string,
  list?: CallInput,
): Promise<{ input: CallInput; answer: Answer }> {
  const create = resource.operations.create?.operation.id ?? '';
  const sample = await contract.sample(session, create);
  const body = namedByRun(session, contract.spec, create, sample.body, what);
  const path = { ...sample.path, ...list?.path };
  const input = { ...sample, ...(Object.keys(path).length > 0 && { path }), body };
  return { input, answer: await session.probe('valid', create, input, 'one of the law’s own') };
}
