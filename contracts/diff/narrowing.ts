import { type Document, find } from '../openapi/document.ts';
import { type Direction, excludingKeyword } from '../openapi/generation/direction.ts';
import { type FlatSchema, flattenSchema, keywordPointer } from './flat-schema.ts';
import { keywordRules } from './keywords.ts';

/** One way in which a schema allows less than another one. */
export interface Narrowing {
  /** Path of the value inside the instance: `/tags/*`; empty for the whole value. */
  path: string;
  /** What the second schema requires of it: `at least 3`. */
  requirement: string;
  /** JSON pointers of the two schemas. */
  from: string;
  to: string;
}

/** A schema, and the document that it is in. */
export interface LocatedSchema {
  document: Document;
  pointer: string;
}

/**
 * All ways in which the second schema rejects values that the first allows, keyword by keyword. What cannot be compared,
 * such as two different patterns, counts as narrower.
 */
export function narrowings(from: LocatedSchema, to: LocatedSchema, direction: Direction): Narrowing[] {
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
  /** Pairs that were compared already: schemas may be recursive. */
  seen: Set<string>;
}

function compare(comparison: Comparison, fromAt: string, toAt: string, at: string): Narrowing[] {
  const pair = `${find(comparison.from, fromAt)?.pointer} ${find(comparison.to, toAt)?.pointer}`;
  if (comparison.seen.has(pair)) return [];
  comparison.seen.add(pair);
  const from = flattenSchema(comparison.from, fromAt);
  const to = flattenSchema(comparison.to, toAt);
  const found: Narrowing[] = [];
  const add = (requirement: string, path = at) => found.push({ path, requirement, from: fromAt, to: toAt });
  for (const [keyword, rule] of Object.entries(keywordRules)) {
    const requirement = rule(from.rules[keyword], to.rules[keyword], from.rules, to.rules);
    if (requirement !== undefined) add(requirement);
  }
  for (const name of newlyRequired(comparison, from, to)) add('present', `${at}/${name}`);
  for (const name of closedOut(from, to)) add('absent', `${at}/${name}`);
  return [
    ...found,
    ...compareProperties(comparison, from, to, at),
    ...compareItems(comparison, from, to, at),
    ...compareUnions(comparison, from, to, at),
  ];
}

function newlyRequired({ to: document, direction }: Comparison, from: FlatSchema, to: FlatSchema): string[] {
  return [...to.required].filter((name) => {
    const property = to.properties.get(name);
    const isExpected =
      property === undefined || flattenSchema(document, property).rules[excludingKeyword[direction]] !== true;
    return isExpected && !from.required.has(name);
  });
}

function closedOut(from: FlatSchema, to: FlatSchema): string[] {
  if (to.rules.additionalProperties !== false) return [];
  const gone = [...from.properties.keys()].filter((name) => !to.properties.has(name));
  return from.rules.additionalProperties === false || gone.length > 0 ? gone : ['*'];
}

function compareProperties(
  comparison: Comparison,
  from: FlatSchema,
  to: FlatSchema,
  at: string,
): Narrowing[] {
  return [...from.properties].flatMap(([name, fromAt]) => {
    const toAt = to.properties.get(name) ?? keywordPointer(to, 'additionalProperties');
    if (toAt === undefined || find(comparison.to, toAt)?.value === false) return [];
    return compare(comparison, fromAt, toAt, `${at}/${name}`);
  });
}

function compareItems(comparison: Comparison, from: FlatSchema, to: FlatSchema, at: string): Narrowing[] {
  return ['items', 'additionalProperties'].flatMap((keyword) => {
    const [fromAt, toAt] = [keywordPointer(from, keyword), keywordPointer(to, keyword)];
    if (toAt === undefined || to.rules[keyword] === false) return [];
    if (fromAt !== undefined) return compare(comparison, fromAt, toAt, `${at}/*`);
    const limits =
      typeof to.rules[keyword] === 'object' && Object.keys(to.rules[keyword] as object).length > 0;
    const requirement =
      keyword === 'items' ? 'of items that match a schema' : 'of properties that match a schema';
    return limits ? [{ path: at, requirement, from: from.pointer, to: to.pointer }] : [];
  });
}

/** Every old alternative must fit one of the new ones. */
function compareUnions(comparison: Comparison, from: FlatSchema, to: FlatSchema, at: string): Narrowing[] {
  const alternatives = alternativesOf(to);
  if (alternatives.length === 0) return [];
  const given = alternativesOf(from);
  return (given.length > 0 ? given : [from.pointer]).flatMap((fromAt) => {
    const fits = alternatives.some((toAt) => {
      const { seen } = comparison;
      return compare({ ...comparison, seen: new Set(seen) }, fromAt, toAt, at).length === 0;
    });
    return fits ? [] : [{ path: at, requirement: 'one of the alternatives', from: fromAt, to: to.pointer }];
  });
}

function alternativesOf(flat: FlatSchema): string[] {
  return ['anyOf', 'oneOf'].flatMap((keyword) => {
    const pointer = keywordPointer(flat, keyword);
    const schemas = flat.rules[keyword];
    return pointer !== undefined && Array.isArray(schemas)
      ? schemas.map((_, index) => `${pointer}/${index}`)
      : [];
  });
}
