import type { Json } from '../../http-message-helpers.ts';
import { type CallMatcher, changeJson, requests } from '../../match-and-change-calls.ts';
import type { Mutate } from '../../mutant.ts';

const book = /\/books\/[^/]+$/;

export const isList = requests('GET', /\/books$/);
export const isCreate = requests('POST', /\/books$/);
export const isRead = requests('GET', book);
export const isReplace = requests('PUT', book);
export const isUpdate = requests('PATCH', book);
export const isDelete = requests('DELETE', book);

/** Sets members of the book in some responses. */
export function setMembers(matches: CallMatcher, membersOf: (book: Json) => Json): Mutate {
  return changeJson(matches, (book) => ({ ...book, ...membersOf(book) }));
}

/** A day earlier. */
export function dayBefore(time: string): string {
  return new Date(Date.parse(time) - 86_400_000).toISOString();
}
