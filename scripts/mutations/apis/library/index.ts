import type { HandwrittenMutant } from '../../mutant.ts';
import { creations } from './creations.ts';
import { deletions } from './deletions.ts';
import { lists } from './lists.ts';
import { updates } from './updates.ts';

/** Libraries with one bug each: nothing is known of them but their document. */
export const mutants: readonly HandwrittenMutant[] = [...creations, ...updates, ...deletions, ...lists];
