import type { Document } from '../../spec/document.ts';
import { headerOf } from '../../spec/message.ts';
import { type Resource, type ResourceList, rulesOf } from '../../spec/resources/index.ts';
import type { Operation } from '../../spec/spec.ts';
import { at } from '../any/pointer.ts';
import type { Answer } from '../session.ts';

type Query = Record<string, unknown>;

/** What a list has told until now. */
export interface Sofar {
  /** How many items were on the pages before. */
  items: number;
  /** What the last page was asked for by, and what it answered. */
  query: Query;
  answer: Answer;
}

/** How the pages of a list follow each other. */
export interface Turner {
  first: Query;
  /** What asks for the next page; `undefined` where there is none. */
  next(sofar: Sofar): Query | undefined;
  /** Whether a page that has room for more is the last. */
  isFilled: boolean;
  /** Whether the second page that is asked for may be the first again: nobody says what numbers begin with. */
  mayBeAgain: boolean;
}

/** How a list is paged, where its document says so: by what an answer says comes next, by how many came before, or by number. */
export function turnerOf(
  document: Document,
  { list, operations }: Pick<Resource, 'list' | 'operations'>,
): Turner | undefined {
  const operation = operations.list?.operation;
  if (!list || !operation) return undefined;
  const { cursor, offset, page } = list.paging;
  if (cursor !== undefined && (list.told.next !== undefined || hasLink(operation)))
    return byCursor(cursor, list);
  if (offset !== undefined) {
    const base = beginning(document, operation, offset) ?? 0;
    return {
      first: { [offset]: base },
      next: ({ items }) => ({ [offset]: base + items }),
      isFilled: true,
      mayBeAgain: false,
    };
  }
  return page === undefined ? undefined : byNumber(page, beginning(document, operation, page));
}

/** The value that a query parameter is counted from. */
function beginning(document: Document, operation: Operation, name: string): number | undefined {
  const { default: usual, minimum } = parameterRules(document, operation, name);
  const found = [minimum, usual].find((value) => value === 0 || value === 1);
  return found as number | undefined;
}

/** The rules for a query parameter of an operation. */
export function parameterRules(
  document: Document,
  { parameters }: Operation,
  name: string,
): Record<string, unknown> {
  const found = parameters.find(({ value }) => value.in === 'query' && value.name === name);
  return rulesOf(document, found?.value.schema);
}

function hasLink({ responses }: Operation): boolean {
  const headers = responses.get('200')?.value.headers ?? {};
  return Object.keys(headers).some((name) => name.toLowerCase() === 'link');
}

// What comes next is a value for the parameter, or an address that has it; a Link header has an address (RFC 8288).
function byCursor(cursor: string, { told }: ResourceList): Turner {
  const next = ({ answer: { json, headers } }: Sofar) => {
    const link = /<([^>]*)>\s*;[^,]*rel="?next\b/i.exec(headerOf(headers, 'link') ?? '')?.[1];
    const value = (told.next === undefined ? undefined : at(json, told.next)) ?? link;
    const isMore = told.more === undefined || at(json, told.more) !== false;
    if (value === undefined || value === null || value === '' || value === false || !isMore) return undefined;
    const [, query] = /^[^?]*[/?][^?]*\?(.*)$/.exec(String(value)) ?? [];
    return query === undefined ? { [cursor]: value } : Object.fromEntries(new URLSearchParams(query));
  };
  return { first: {}, next, isFilled: false, mayBeAgain: false };
}

function byNumber(page: string, base: number | undefined): Turner {
  const next = ({ query }: Sofar) => ({ [page]: query[page] === undefined ? 1 : Number(query[page]) + 1 });
  const first = base === undefined ? {} : { [page]: base };
  return { first, next, isFilled: true, mayBeAgain: base === undefined };
}
