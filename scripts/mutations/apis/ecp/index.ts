import type { HandwrittenMutant } from '../../mutant.ts';
import { access } from './access.ts';
import { creations } from './creations.ts';
import { deletions } from './deletions.ts';
import { invalidResponses } from './invalid-responses.ts';
import { lists } from './lists.ts';
import { lookups } from './lookups.ts';
import { updates } from './updates.ts';
import { values } from './values.ts';

/** ECP platforms with one bug each. */
export const mutants: readonly HandwrittenMutant[] = [
  ...invalidResponses,
  ...access,
  ...lookups,
  ...creations,
  ...deletions,
  ...updates,
  ...values,
  ...lists,
];
