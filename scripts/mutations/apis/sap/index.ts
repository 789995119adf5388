import type { HandwrittenMutant } from '../../handwritten.ts';
import { accessLies } from './access.ts';
import { creationLies } from './creations.ts';
import { documentLies } from './document.ts';
import { listLies } from './lists.ts';
import { neighbourLies } from './neighbours.ts';
import { secretLies } from './secrets.ts';

/** Servers that are SAP AI Core but for one lie. */
export const mutants: readonly HandwrittenMutant[] = [
  ...documentLies,
  ...accessLies,
  ...creationLies,
  ...secretLies,
  ...listLies,
  ...neighbourLies,
];
