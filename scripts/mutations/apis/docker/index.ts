import type { HandwrittenMutant } from '../../handwritten.ts';
import { document } from './document.ts';
import { laws } from './laws.ts';

/** Docker Engines that lie. */
export const mutants: readonly HandwrittenMutant[] = [...document, ...laws];
