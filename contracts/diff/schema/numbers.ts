import { integerRange } from '../../openapi/formats.ts';
import { isMultipleOf } from '../../openapi/is-multiple-of.ts';
import { type Alternative, numbersBy, statedBy } from './alternative-of-one-type.ts';

/** What the second alternative requires of a number, and the first does not. */
export function numberRequirements(from: Alternative, to: Alternative): string[] {
  const steps = numbersBy(to, 'multipleOf').filter((step) => !isStep(from, step));
  return [
    ...limitRequirements(from, to),
    ...steps.map((step) => `a multiple of ${step}`),
    ...(isSingle(to) && !isSingle(from) ? ['of the format float'] : []),
  ];
}

/** Whether an alternative allows a number. */
export function allowsNumber(alternative: Alternative, value: number): boolean {
  const [least, most] = limits(alternative);
  const isWithin =
    (least.isExcluded ? value > least.limit : value >= least.limit) &&
    (most.isExcluded ? value < most.limit : value <= most.limit);
  return isWithin && numbersBy(alternative, 'multipleOf').every((step) => isMultipleOf(value, step));
}

interface Limit {
  limit: number;
  isExcluded: boolean;
  /** The format that it comes from. */
  format?: string;
}

function limitRequirements(from: Alternative, to: Alternative): string[] {
  const [[fromLeast, fromMost], [toLeast, toMost]] = [limits(from), limits(to)];
  const isHigher =
    toLeast.limit > fromLeast.limit ||
    (toLeast.limit === fromLeast.limit && toLeast.isExcluded && !fromLeast.isExcluded);
  const isLower =
    toMost.limit < fromMost.limit ||
    (toMost.limit === fromMost.limit && toMost.isExcluded && !fromMost.isExcluded);
  const least = isHigher ? [phrase(toLeast, 'above', 'at least')] : [];
  const most = isLower ? [phrase(toMost, 'below', 'at most')] : [];
  return [...new Set([...least, ...most])];
}

function phrase({ limit, isExcluded, format }: Limit, excluded: string, included: string): string {
  return format === undefined ? `${isExcluded ? excluded : included} ${limit}` : `of the format ${format}`;
}

/** The highest lower limit and the lowest upper one. */
function limits(alternative: Alternative): [least: Limit, most: Limit] {
  const isWhole = alternative.type === 'integer';
  const given = (keyword: string, isExcluded: boolean) =>
    numbersBy(alternative, keyword).map((limit): Limit => ({ limit, isExcluded }));
  const formats = statedBy(alternative, 'format').flatMap((format) => {
    const range = integerRange(String(format));
    return range ? [{ format: String(format), range }] : [];
  });
  const byFormat = (index: 0 | 1) =>
    formats.map(({ format, range }): Limit => ({ limit: range[index], isExcluded: false, format }));
  const least = [...given('minimum', false), ...given('exclusiveMinimum', true), ...byFormat(0)];
  const most = [...given('maximum', false), ...given('exclusiveMaximum', true), ...byFormat(1)];
  const whole = (side: 1 | -1) => (limit: Limit) => (isWhole ? toWhole(limit, side) : limit);
  return [strictest(least.map(whole(1)), 1), strictest(most.map(whole(-1)), -1)];
}

// Of integers, `above 0` is `at least 1`.
function toWhole({ limit, isExcluded, format }: Limit, side: 1 | -1): Limit {
  const rounded = side === 1 ? Math.ceil(limit) : Math.floor(limit);
  const next = isExcluded && rounded === limit ? limit + side : rounded;
  return { limit: next, isExcluded: false, ...(format === undefined ? {} : { format }) };
}

function strictest(found: readonly Limit[], side: 1 | -1): Limit {
  return found.reduce<Limit>(
    (one, other) => {
      const difference = side * (other.limit - one.limit);
      return difference > 0 || (difference === 0 && other.isExcluded) ? other : one;
    },
    { limit: side * Number.NEGATIVE_INFINITY, isExcluded: false },
  );
}

function isStep(from: Alternative, step: number): boolean {
  const steps = [...numbersBy(from, 'multipleOf'), ...(from.type === 'integer' ? [1] : [])];
  return steps.some((one) => isMultipleOf(one, step));
}

function isSingle(alternative: Alternative): boolean {
  return statedBy(alternative, 'format').includes('float');
}
