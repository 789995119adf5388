import type { Lie } from '../../suite/lying.ts';
import { accessLies } from './lies/access.ts';
import { creationLies } from './lies/creations.ts';
import { documentLies } from './lies/document.ts';
import { listLies } from './lies/lists.ts';
import { neighbourLies } from './lies/neighbours.ts';
import { secretLies } from './lies/secrets.ts';

/** Servers that are SAP AI Core but for one lie. */
export const lies: readonly Lie[] = [
  ...documentLies,
  ...accessLies,
  ...creationLies,
  ...secretLies,
  ...listLies,
  ...neighbourLies,
];
