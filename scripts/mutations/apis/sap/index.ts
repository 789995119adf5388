import type { HandwrittenMutant } from '../../mutant.ts';
import { access } from './access.ts';
import { creations } from './creations.ts';
import { deletions } from './deletions.ts';
import { document } from './invalid-responses.ts';
import { lists } from './lists.ts';
import { updates } from './updates.ts';
import { values } from './values.ts';

/** SAP AI Core with one bug each. */
export const mutants: readonly HandwrittenMutant[] = [
  ...document,
  ...access,
  ...creations,
  ...deletions,
  ...updates,
  ...values,
  ...lists,
];
