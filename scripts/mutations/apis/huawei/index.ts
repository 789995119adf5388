import type { HandwrittenMutant } from '../../mutant.ts';
import { access } from './access.ts';
import { signChanged } from './call-matchers.ts';
import { creations } from './creations.ts';
import { deletions } from './deletions.ts';
import { invalidResponses } from './invalid-responses.ts';
import { lists } from './lists.ts';
import { nested } from './nested.ts';
import { updates } from './updates.ts';
import { values } from './values.ts';

const unsigned: readonly HandwrittenMutant[] = [
  ...invalidResponses,
  ...access,
  ...creations,
  ...deletions,
  ...updates,
  ...values,
  ...lists,
  ...nested,
];

/** CSMS with one bug each. */
export const mutants: readonly HandwrittenMutant[] = unsigned.map((mutant) => ({
  ...mutant,
  mutate: signChanged(mutant.mutate),
}));
