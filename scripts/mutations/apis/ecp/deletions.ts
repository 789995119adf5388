import type { HandwrittenMutant } from '../../mutant.ts';
import { repeatLastSuccess } from '../../stateful-changes.ts';
import { isRead } from './call-matchers.ts';

/** What a deletion removes. */
export const deletions: readonly HandwrittenMutant[] = [
  {
    killedBy: 'unknown-id-refused',
    during: 'life-cycle',
    id: 'a deleted secret can still be read',
    mutate: repeatLastSuccess(isRead),
  },
];
