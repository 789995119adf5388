import type { HandwrittenMutant } from '../../mutant.ts';
import { creations } from './creations.ts';
import { lists } from './lists.ts';
import { nested } from './nested.ts';
import { updates } from './updates.ts';

/** Trackers with one bug each: nothing is known of them but their document. */
export const mutants: readonly HandwrittenMutant[] = [...creations, ...updates, ...nested, ...lists];
