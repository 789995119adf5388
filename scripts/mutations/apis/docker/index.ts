import type { HandwrittenMutant } from '../../mutant.ts';
import { creations } from './creations.ts';
import { deletions } from './deletions.ts';
import { invalidResponses } from './invalid-responses.ts';
import { lists } from './lists.ts';
import { lookups } from './lookups.ts';
import { system } from './system.ts';
import { updates } from './updates.ts';

/** Docker engines with one bug each. */
export const mutants: readonly HandwrittenMutant[] = [
  ...invalidResponses,
  ...creations,
  ...deletions,
  ...updates,
  ...lists,
  ...lookups,
  ...system,
];
