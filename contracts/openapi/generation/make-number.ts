import type { Choose } from './choices.ts';
import type { MergedSchema } from './merged-schema.ts';

/** A range of numbers, including both ends. */
export interface NumberRange {
  min: number;
  max: number;
  /** Every number is a multiple of this. */
  step: number;
}

/** Distance from a bound, or from zero, up to which numbers are generated, in steps. */
const maxDistance = 1000;

/** Ranges of numeric formats (OpenAPI Format Registry). */
const formatRanges: Readonly<Record<string, [least: number, most: number]>> = {
  int8: [-(2 ** 7), 2 ** 7 - 1],
  uint8: [0, 2 ** 8 - 1],
  int16: [-(2 ** 15), 2 ** 15 - 1],
  uint16: [0, 2 ** 16 - 1],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint32: [0, 2 ** 32 - 1],
  int64: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  uint64: [0, Number.MAX_SAFE_INTEGER],
};

/** A number within its limits; `undefined` where there is none. The simplest is the one nearest to zero. */
export function makeNumber(merged: MergedSchema, isInteger: boolean, choose: Choose): number | undefined {
  const { min, max, step } = numberRange(merged, isInteger);
  if (min > max) return undefined;
  const start = Math.min(Math.max(0, min), max);
  const above = Math.floor((Math.min(max, start + maxDistance * step) - start) / step);
  const below = Math.floor((start - Math.max(min, start - maxDistance * step)) / step);
  const steps = choose(above + below);
  return round(steps <= above ? start + steps * step : start - (steps - above) * step);
}

/** The range that a schema allows; infinite where it has no limit. */
export function numberRange(merged: MergedSchema, isInteger: boolean): NumberRange {
  const multiple = merged.multipleOf as number | undefined;
  const step = multiple ?? (isInteger ? 1 : 0.5);
  const [format] = (merged.formats ?? []) as unknown[];
  const [formatLeast = Number.NEGATIVE_INFINITY, formatMost = Number.POSITIVE_INFINITY] = formatRange(format);
  const least = Math.max(number(merged.minimum, formatLeast), above(merged.exclusiveMinimum, step));
  const most = Math.min(number(merged.maximum, formatMost), below(merged.exclusiveMaximum, step));
  // The limits of multiples are multiples, too.
  const isStepped = isInteger || multiple !== undefined;
  if (!isStepped)
    return { min: least, max: most, step: Math.min(step, least < most ? (most - least) / 4 : step) };
  return {
    min: round(Math.ceil(round(least / step)) * step),
    max: round(Math.floor(round(most / step)) * step),
    step,
  };
}

/** The smallest and the largest number of a format; empty for other formats. */
export function formatRange(format: unknown): readonly number[] {
  return typeof format === 'string' && Object.hasOwn(formatRanges, format)
    ? (formatRanges[format] ?? [])
    : [];
}

function number(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

// The next step after an exclusive bound.
function above(bound: unknown, step: number): number {
  if (typeof bound !== 'number') return Number.NEGATIVE_INFINITY;
  return round((Math.floor(round(bound / step)) + 1) * step);
}

function below(bound: unknown, step: number): number {
  if (typeof bound !== 'number') return Number.POSITIVE_INFINITY;
  return round((Math.ceil(round(bound / step)) - 1) * step);
}

/** A number without the error of binary arithmetic: 3 × 0.1 is not quite 0.3. */
export function round(value: number): number {
  return Number.isFinite(value) && !Number.isInteger(value) ? Number(value.toPrecision(14)) : value;
}
