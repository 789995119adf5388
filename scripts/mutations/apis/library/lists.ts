import type { Json } from '../../http-message-helpers.ts';
import { changeJson, succeeded } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';
import { isList } from './call-matchers.ts';

/** What is listed. */
export const lists: readonly HandwrittenMutant[] = [
  {
    killedBy: 'responses-agree',
    id: 'listed books have other titles',
    mutate: changeJson(succeeded(isList), ({ items, total }) => ({
      total,
      items: items.map((item: Json) => ({ ...item, title: 'A' })),
    })),
  },
  {
    killedBy: 'pagination-is-complete',
    id: 'the total is one too high',
    mutate: changeJson(succeeded(isList), (list) => ({ ...list, total: list.total + 1 })),
  },
];
