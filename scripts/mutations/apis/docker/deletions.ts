import type { HandwrittenMutant } from '../../mutant.ts';
import { repeatLastSuccess } from '../../stateful-changes.ts';
import { isInspect } from './call-matchers.ts';

/** What a deletion leaves behind. */
export const deletions: readonly HandwrittenMutant[] = [
  {
    killedBy: 'unknown-id-refused',
    during: 'life-cycle',
    id: 'a deleted secret can still be inspected',
    mutate: repeatLastSuccess(isInspect),
  },
];
