import type { Lie } from '../../suite/lying.ts';
import { accessLies } from './lies/access.ts';
import { creationLies } from './lies/creations.ts';
import { documentLies } from './lies/document.ts';
import { listLies } from './lies/lists.ts';
import { updateLies } from './lies/updates.ts';
import { valueLies } from './lies/values.ts';

/** Platforms that lie, each about one thing. */
export const lies: readonly Lie[] = [
  ...documentLies,
  ...accessLies,
  ...creationLies,
  ...valueLies,
  ...listLies,
  ...updateLies,
];
