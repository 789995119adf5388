import { changeJson, succeeded } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';
import { repeatAtLongerPath, repeatLastSuccess } from '../../stateful-changes.ts';
import { isDelete, isRead } from './call-matchers.ts';

/** What a deletion removes and answers. */
export const deletions: readonly HandwrittenMutant[] = [
  {
    killedBy: 'sap/life-cycle',
    id: 'a deleted secret can still be read',
    mutate: repeatLastSuccess(isRead),
  },
  {
    killedBy: 'sap/life-cycle',
    id: 'a deletion answers with another id',
    mutate: changeJson(succeeded(isDelete), (answer) => ({ ...answer, id: 'd4fec9c24c54f87e' })),
  },
  {
    killedBy: 'sap/near-names',
    id: 'a deletion also deletes a secret with a longer name',
    mutate: repeatAtLongerPath(isDelete, 'c'),
  },
];
