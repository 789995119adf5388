import type { Lie } from '../../suite/lying.ts';
import { document } from './lies/document.ts';
import { laws } from './lies/laws.ts';

/** Docker Engines that lie. */
export const lies: readonly Lie[] = [...document, ...laws];
