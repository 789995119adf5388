import { type Document, find } from '../openapi/document.ts';
import { absentMark, type Direction } from '../openapi/generation/direction.ts';
import { type Flat, flatten, placeOf } from './flat-schema.ts';
import { rules } from './keywords.ts';

/** One way in which a schema allows less than another. */
export interface Narrowing {
  /** The value that it is about: `/tags/0`; empty for the value as a whole. */
  at: string;
  /** What the second schema wants of it: `at least 3`. */
  wish: string;
  /** JSON pointers of the two schemas that say so. */
  from: string;
  to: string;
}

/** A schema in its document. */
export interface Side {
  document: Document;
  pointer: string;
}

/**
 * How values that the first schema allows break the second, keyword by keyword. What cannot be compared, such as two
 * different patterns, counts as a difference.
 */
export function narrowings(from: Side, to: Side, direction: Direction): Narrowing[] {
  return compare(
    { from: from.document, to: to.document, direction, seen: new Set() },
    from.pointer,
    to.pointer,
    '',
  );
}

interface Comparison {
  from: Document;
  to: Document;
  direction: Direction;
  /** Pairs that are being compared: schemas may lead back to themselves. */
  seen: Set<string>;
}

function compare(comparison: Comparison, fromAt: string, toAt: string, at: string): Narrowing[] {
  const pair = `${find(comparison.from, fromAt)?.pointer} ${find(comparison.to, toAt)?.pointer}`;
  if (comparison.seen.has(pair)) return [];
  comparison.seen.add(pair);
  const from = flatten(comparison.from, fromAt);
  const to = flatten(comparison.to, toAt);
  const found: Narrowing[] = [];
  const tell = (wish: string, where = at) => found.push({ at: where, wish, from: fromAt, to: toAt });
  for (const [keyword, rule] of Object.entries(rules)) {
    const wish = rule(from.rules[keyword], to.rules[keyword], from.rules, to.rules);
    if (wish !== undefined) tell(wish);
  }
  for (const name of newlyRequired(comparison, from, to)) tell('there', `${at}/${name}`);
  for (const name of closedOut(from, to)) tell('absent', `${at}/${name}`);
  return [
    ...found,
    ...compareProperties(comparison, from, to, at),
    ...compareItems(comparison, from, to, at),
    ...compareUnions(comparison, from, to, at),
  ];
}

function newlyRequired({ to: document, direction }: Comparison, from: Flat, to: Flat): string[] {
  return [...to.required].filter((name) => {
    const property = to.properties.get(name);
    const goes = property === undefined || flatten(document, property).rules[absentMark[direction]] !== true;
    return goes && !from.required.has(name);
  });
}

function closedOut(from: Flat, to: Flat): string[] {
  if (to.rules.additionalProperties !== false) return [];
  const gone = [...from.properties.keys()].filter((name) => !to.properties.has(name));
  return from.rules.additionalProperties === false || gone.length > 0 ? gone : ['*'];
}

function compareProperties(comparison: Comparison, from: Flat, to: Flat, at: string): Narrowing[] {
  return [...from.properties].flatMap(([name, fromAt]) => {
    const toAt = to.properties.get(name) ?? placeOf(to, 'additionalProperties');
    if (toAt === undefined || find(comparison.to, toAt)?.value === false) return [];
    return compare(comparison, fromAt, toAt, `${at}/${name}`);
  });
}

function compareItems(comparison: Comparison, from: Flat, to: Flat, at: string): Narrowing[] {
  return ['items', 'additionalProperties'].flatMap((keyword) => {
    const [fromAt, toAt] = [placeOf(from, keyword), placeOf(to, keyword)];
    if (toAt === undefined || to.rules[keyword] === false) return [];
    if (fromAt !== undefined) return compare(comparison, fromAt, toAt, `${at}/*`);
    const limits =
      typeof to.rules[keyword] === 'object' && Object.keys(to.rules[keyword] as object).length > 0;
    const wish =
      keyword === 'items' ? 'of items that keep to a schema' : 'of properties that keep to a schema';
    return limits ? [{ at, wish, from: from.pointer, to: to.pointer }] : [];
  });
}

/** Each alternative that there was must be one of those that there are. */
function compareUnions(comparison: Comparison, from: Flat, to: Flat, at: string): Narrowing[] {
  const arms = armsOf(to);
  if (arms.length === 0) return [];
  const given = armsOf(from);
  return (given.length > 0 ? given : [from.pointer]).flatMap((fromAt) => {
    const fits = arms.some((toAt) => {
      const { seen } = comparison;
      return compare({ ...comparison, seen: new Set(seen) }, fromAt, toAt, at).length === 0;
    });
    return fits ? [] : [{ at, wish: 'one of the alternatives', from: fromAt, to: to.pointer }];
  });
}

function armsOf(flat: Flat): string[] {
  return ['anyOf', 'oneOf'].flatMap((keyword) => {
    const place = placeOf(flat, keyword);
    const arms = flat.rules[keyword];
    return place !== undefined && Array.isArray(arms) ? arms.map((_, index) => `${place}/${index}`) : [];
  });
}
