import type { MergedSchema } from './merged-schema.ts';
import type { Choose } from './random-source.ts';

/** Where numbers may be: the bounds themselves are allowed. */
export interface Range {
  least: number;
  most: number;
  /** Every number is a multiple of it. */
  step: number;
}

/** So far a number without a bound goes. */
const far = 1000;

/** What a format of numbers holds (OpenAPI Format Registry). */
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

/** A number within bounds; `undefined` where there is none. Zero, or what is nearest to it, is the simplest. */
export function makeNumber(rules: MergedSchema, isInteger: boolean, choose: Choose): number | undefined {
  const { least, most, step } = rangeOf(rules, isInteger);
  if (least > most) return undefined;
  const start = Math.min(Math.max(0, least), most);
  const above = Math.floor((Math.min(most, start + far * step) - start) / step);
  const below = Math.floor((start - Math.max(least, start - far * step)) / step);
  const steps = choose(above + below);
  return tidy(steps <= above ? start + steps * step : start - (steps - above) * step);
}

/** The range that rules give; infinite where they have no bound. */
export function rangeOf(rules: MergedSchema, isInteger: boolean): Range {
  const multiple = rules.multipleOf as number | undefined;
  const step = multiple ?? (isInteger ? 1 : 0.5);
  const [format] = (rules.formats ?? []) as unknown[];
  const [formatLeast = Number.NEGATIVE_INFINITY, formatMost = Number.POSITIVE_INFINITY] = formatRange(format);
  const least = Math.max(number(rules.minimum, formatLeast), above(rules.exclusiveMinimum, step));
  const most = Math.min(number(rules.maximum, formatMost), below(rules.exclusiveMaximum, step));
  // Only whole steps count where they are asked for.
  const isStepped = isInteger || multiple !== undefined;
  if (!isStepped) return { least, most, step: Math.min(step, least < most ? (most - least) / 4 : step) };
  return {
    least: tidy(Math.ceil(tidy(least / step)) * step),
    most: tidy(Math.floor(tidy(most / step)) * step),
    step,
  };
}

/** The least and the largest number of a format; none, where it is none of numbers. */
export function formatRange(format: unknown): readonly number[] {
  return typeof format === 'string' && Object.hasOwn(formatRanges, format)
    ? (formatRanges[format] ?? [])
    : [];
}

function number(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

// The next step beyond a bound that does not count itself.
function above(bound: unknown, step: number): number {
  if (typeof bound !== 'number') return Number.NEGATIVE_INFINITY;
  return tidy((Math.floor(tidy(bound / step)) + 1) * step);
}

function below(bound: unknown, step: number): number {
  if (typeof bound !== 'number') return Number.POSITIVE_INFINITY;
  return tidy((Math.ceil(tidy(bound / step)) - 1) * step);
}

// 3 × 0.1 is not quite 0.3.
function tidy(value: number): number {
  return Number.isFinite(value) && !Number.isInteger(value) ? Number(value.toPrecision(14)) : value;
}
