import type { Limit } from './limit.ts';
import { arrayLimits } from './limits-array.ts';
import { numberLimits } from './limits-number.ts';
import { objectLimits } from './limits-object.ts';
import { stringLimits } from './limits-string.ts';
import { valueLimits } from './limits-value.ts';

/** By keyword. What applies other schemas is tried with their own keywords. */
export const limits: Readonly<Record<string, Limit>> = {
  ...valueLimits,
  ...stringLimits,
  ...numberLimits,
  ...arrayLimits,
  ...objectLimits,
};
