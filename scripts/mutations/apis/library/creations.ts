import { changeRequestJson, succeeded } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';
import { isCreate, setMembers } from './call-matchers.ts';

/** What a creation stores and answers. */
export const creations: readonly HandwrittenMutant[] = [
  {
    killedBy: 'responses-agree',
    id: 'a creation answers with one keyword too many',
    mutate: setMembers(succeeded(isCreate), ({ keywords = [] }) => ({ keywords: [...keywords, 'dear'] })),
  },
  {
    killedBy: 'writes-persist',
    id: 'a creation loses the ISBN',
    mutate: changeRequestJson(isCreate, ({ isbn: _, ...book }) => book),
  },
];
