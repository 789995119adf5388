import { isDeepStrictEqual } from 'node:util';
import type { Document } from '../../openapi/document.ts';
import type { Direction } from '../../openapi/generation/copy-for-direction.ts';
import { type Alternative, numbersBy } from './alternative-of-one-type.ts';
import type { Comparer, Conjunction } from './comparer-interface.ts';
import { DeclaredProperties, isForbidden, restricting } from './declared-properties.ts';
import { type Difference, narrower, type Place } from './difference.ts';
import { changeOfDefault, defaultOf } from './find-default.ts';

/** By alternative: each of a union may be compared with each of another one. */
const declared = new WeakMap<Alternative, DeclaredProperties>();

/** The properties of two alternatives, compared. */
export function objectDifferences(
  comparison: Comparer,
  one: Alternative,
  other: Alternative,
  at: Place,
): Difference[] {
  const { from: fromDocument, to: toDocument, direction } = comparison.options;
  const from = declaredBy(one, fromDocument, direction);
  const to = declaredBy(other, toDocument, direction);
  const pair = { comparison, from, to, at };
  const missing = [...to.required]
    .filter((name) => !from.required.has(name))
    .map((name) => narrower({ ...at, path: `${at.path}/${name}` }, 'present'));
  const properties = [...new Set([...from.names, ...to.names])].flatMap((name) =>
    propertyDifferences(pair, name),
  );
  const isReported = properties.some(({ requirement }) => requirement === 'absent');
  return [
    ...sizeRequirements(one, other).map((requirement) => narrower(at, requirement)),
    ...missing,
    ...properties,
    ...(isReported ? [] : otherDifferences(pair)),
    ...[...new Set([...from.patterns, ...to.patterns])].flatMap((pattern) => {
      return restricting(to.matching(pattern)).length === 0
        ? []
        : nested(pair, '*', from.matching(pattern), to.matching(pattern));
    }),
  ];
}

/** An alternative is made for one document and one direction. */
function declaredBy(alternative: Alternative, document: Document, direction: Direction): DeclaredProperties {
  const known = declared.get(alternative) ?? new DeclaredProperties(document, alternative, direction);
  declared.set(alternative, known);
  return known;
}

interface Pair {
  comparison: Comparer;
  from: DeclaredProperties;
  to: DeclaredProperties;
  at: Place;
}

function propertyDifferences(pair: Pair, name: string): Difference[] {
  const { from, to, comparison } = pair;
  const [given, allowed] = [from.schemasOf(name), to.schemasOf(name)];
  const isSent = comparison.options.direction === 'request';
  if (from.names.has(name) && to.names.has(name))
    return [...nested(pair, name, given, allowed), ...(isSent ? changedDefault(pair, name) : [])];
  if (from.names.has(name)) {
    const isDescribed = !to.excluded.has(name) && restricting(allowed).length > 0;
    if (isDescribed) return nested(pair, name, given, allowed);
    return isSent ? [removed(pair, name)] : [];
  }
  const isDescribed = !from.excluded.has(name) && restricting(given).length > 0 && !isForbidden(given);
  if (isDescribed) return nested(pair, name, given, allowed);
  // Required ones are reported already.
  return isSent || to.required.has(name) ? [] : [removed(pair, name)];
}

/** A property that one schema declares, and the other one does not even describe. */
function removed({ from, to, at }: Pair, name: string): Difference {
  const [given] = from.names.has(name) ? from.schemasOf(name) : [];
  const [allowed] = to.names.has(name) ? to.schemasOf(name) : [];
  return {
    kind: 'removed',
    path: `${at.path}/${name}`,
    requirement: '',
    from: given?.pointer ?? at.from,
    to: allowed?.pointer ?? at.to,
  };
}

/** Properties that neither schema declares. */
function otherDifferences(pair: Pair): Difference[] {
  const { from, to, at } = pair;
  if (isForbidden(to.others))
    return isForbidden(from.others) ? [] : [narrower({ ...at, path: `${at.path}/*` }, 'absent')];
  return restricting(to.others).length > 0 ? nested(pair, '*', from.others, to.others) : [];
}

function nested(
  { comparison, at }: Pair,
  name: string,
  given: Conjunction['schemas'],
  allowed: Conjunction['schemas'],
): Difference[] {
  const from = { pointer: given[0]?.pointer ?? at.from, schemas: given };
  const to = { pointer: allowed[0]?.pointer ?? at.to, schemas: allowed };
  return comparison
    .differences(from, to)
    .map((found) => ({ ...found, path: `${at.path}/${name}${found.path}` }));
}

/** A property that is not sent counts as its default. */
function changedDefault({ comparison: { options }, from, to, at }: Pair, name: string): Difference[] {
  if (to.required.has(name)) return [];
  const before = defaultOf(options.from, from.schemasOf(name));
  const after = defaultOf(options.to, to.schemasOf(name));
  if (!before || !after || isDeepStrictEqual(before.value, after.value)) return [];
  const requirement = changeOfDefault(before.value, after.value);
  const path = `${at.path}/${name}`;
  return [{ kind: 'default', path, requirement, from: before.pointer, to: after.pointer }];
}

function sizeRequirements(one: Alternative, other: Alternative): string[] {
  const least = (alternative: Alternative) => Math.max(0, ...numbersBy(alternative, 'minProperties'));
  const most = (alternative: Alternative) => Math.min(Infinity, ...numbersBy(alternative, 'maxProperties'));
  return [
    ...(least(other) > least(one) ? [`of at least ${least(other)} properties`] : []),
    ...(most(other) < most(one) ? [`of at most ${most(other)} properties`] : []),
  ];
}
