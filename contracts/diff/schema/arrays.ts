import type { Located } from '../../openapi/document.ts';
import { type Alternative, numbersBy, statedBy } from './alternative-of-one-type.ts';
import type { Comparer } from './comparer-interface.ts';
import { isForbidden, restricting } from './declared-properties.ts';
import { type Difference, narrower, type Place } from './difference.ts';

/** The items of two alternatives, compared. */
export function arrayDifferences(
  comparison: Comparer,
  one: Alternative,
  other: Alternative,
  at: Place,
): Difference[] {
  const [before, after] = [positionsOf(one), positionsOf(other)];
  const positions = Array.from({ length: Math.max(before, after) }, (_, index) => index);
  return [
    ...sizeRequirements(one, other).map((requirement) => narrower(at, requirement)),
    ...positions.flatMap((index) => positionDifferences(comparison, one, other, at, index)),
    ...itemDifferences(comparison, one, other, at, undefined),
  ];
}

/** An item of a tuple that only one schema declares is like a property that only one declares. */
function positionDifferences(
  comparison: Comparer,
  one: Alternative,
  other: Alternative,
  at: Place,
  index: number,
): Difference[] {
  const isRequest = comparison.options.direction === 'request';
  const [isGiven, isAllowed] = [index < positionsOf(one), index < positionsOf(other)];
  const [given, allowed] = [itemsAt(one, index), itemsAt(other, index)];
  const removed: Difference = { ...at, kind: 'removed', path: `${at.path}/${index}`, requirement: '' };
  if (isGiven && !isAllowed && restricting(allowed).length === 0) return isRequest ? [removed] : [];
  if (!isGiven && isAllowed && (restricting(given).length === 0 || isForbidden(given)))
    return isRequest ? [] : [removed];
  return itemDifferences(comparison, one, other, at, index);
}

function itemDifferences(
  comparison: Comparer,
  one: Alternative,
  other: Alternative,
  at: Place,
  index: number | undefined,
): Difference[] {
  const [given, allowed] = [itemsAt(one, index), itemsAt(other, index)];
  if (restricting(allowed).length === 0 && given.length === 0) return [];
  const from = { pointer: given[0]?.pointer ?? at.from, schemas: given };
  const to = { pointer: allowed[0]?.pointer ?? at.to, schemas: allowed };
  const step = index ?? '*';
  return comparison
    .differences(from, to)
    .map((found) => ({ ...found, path: `${at.path}/${step}${found.path}` }));
}

const prefixOf = (value: Record<string, unknown>): unknown[] =>
  Array.isArray(value.prefixItems) ? value.prefixItems : [];

/** How many items have schemas of their own. */
function positionsOf({ parts }: Alternative): number {
  return Math.max(0, ...parts.map(({ value }) => prefixOf(value).length));
}

/** The schemas of the item at a position, or of all items after those that have schemas of their own. */
function itemsAt(alternative: Alternative, index: number | undefined): Located<unknown>[] {
  const { parts } = alternative;
  const isEvaluated = parts.some(
    ({ value }) => value.items !== undefined || (index !== undefined && index < prefixOf(value).length),
  );
  return parts.flatMap(({ value, pointer }): Located<unknown>[] => {
    const prefix = prefixOf(value);
    const keyword = (name: string) =>
      value[name] === undefined ? [] : [{ value: value[name], pointer: `${pointer}/${name}` }];
    const unevaluated = isEvaluated ? [] : keyword('unevaluatedItems');
    if (index === undefined || index >= prefix.length) return [...keyword('items'), ...unevaluated];
    return [{ value: prefix[index], pointer: `${pointer}/prefixItems/${index}` }];
  });
}

function sizeRequirements(one: Alternative, other: Alternative): string[] {
  const least = (alternative: Alternative) => Math.max(0, ...numbersBy(alternative, 'minItems'));
  const most = (alternative: Alternative) => Math.min(Infinity, ...numbersBy(alternative, 'maxItems'));
  const isUnique = (alternative: Alternative) => statedBy(alternative, 'uniqueItems').includes(true);
  return [
    ...(least(other) > least(one) ? [`of at least ${least(other)} items`] : []),
    ...(most(other) < most(one) ? [`of at most ${most(other)} items`] : []),
    ...(isUnique(other) && !isUnique(one) ? ['without duplicate items'] : []),
  ];
}
