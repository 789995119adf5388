import type { HandwrittenMutant } from '../../handwritten.ts';
import { accessLies } from './access.ts';
import { creationLies } from './creations.ts';
import { documentLies } from './document.ts';
import { listLies } from './lists.ts';
import { updateLies } from './updates.ts';
import { valueLies } from './values.ts';

/** Platforms that lie, each about one thing. */
export const mutants: readonly HandwrittenMutant[] = [
  ...documentLies,
  ...accessLies,
  ...creationLies,
  ...valueLies,
  ...listLies,
  ...updateLies,
];
