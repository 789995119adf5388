import { arrayBoundaries } from './array-boundaries.ts';
import type { Boundary } from './keyword-boundary.ts';
import { numberBoundaries } from './number-boundaries.ts';
import { objectBoundaries } from './object-boundaries.ts';
import { stringBoundaries } from './string-boundaries.ts';
import { valueBoundaries } from './value-boundaries.ts';

/** By keyword. Keywords that apply other schemas are covered by the keywords of these. */
export const boundaries: Readonly<Record<string, Boundary>> = {
  ...valueBoundaries,
  ...stringBoundaries,
  ...numberBoundaries,
  ...arrayBoundaries,
  ...objectBoundaries,
};
