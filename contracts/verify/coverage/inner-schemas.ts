import { escapeStep } from '../../http/json-pointer.ts';
import { type Document, type Located, resolve, type Schema } from '../../openapi/document.ts';
import { type Direction, excludingKeyword } from '../../openapi/generation/copy-for-direction.ts';

/** A schema within another one, and where in a value it speaks of: `/0/Spec`. */
export interface Inner extends Located<Record<string, unknown>> {
  at: string;
}

/** A property that a schema has. */
export interface Property extends Inner {
  name: string;
}

/** A schema itself, and all that speak of the same place of a value: what it refers to, and every alternative. */
export function sameplace(
  document: Document,
  { value, pointer, at }: Start,
  known = new Set<string>(),
): Inner[] {
  if (typeof value !== 'object' || value === null || known.has(pointer)) return [];
  known.add(pointer);
  const { $ref } = value;
  const referred =
    typeof $ref === 'string' ? [resolve<Record<string, unknown>>(document, { $ref }, pointer)] : [];
  const inner = [...referred, ...branches(value, pointer)];
  return [{ value, pointer, at }, ...inner.flatMap((one) => sameplace(document, { ...one, at }, known))];
}

/** A schema that is still to be looked into. */
export interface Start extends Located<Schema> {
  at: string;
}

function branches(schema: Record<string, unknown>, pointer: string): Located<Schema>[] {
  return ['allOf', 'anyOf', 'oneOf', 'then', 'else'].flatMap((keyword) => {
    const said = schema[keyword] as Schema | Schema[] | undefined;
    if (said === undefined) return [];
    if (!Array.isArray(said)) return [{ value: said, pointer: `${pointer}/${keyword}` }];
    return said.map((value, index) => ({ value, pointer: `${pointer}/${keyword}/${index}` }));
  });
}

/** The properties of a schema that go a way. */
export function propertiesOf(
  document: Document,
  { value, pointer, at }: Inner,
  direction: Direction,
): Property[] {
  return Object.entries((value.properties ?? {}) as Record<string, Schema>).flatMap(([name, schema]) => {
    const place = `${pointer}/properties/${escapeStep(name)}`;
    const property = { value: typeof schema === 'object' ? schema : {}, pointer: place };
    const { value: said } = resolve<Record<string, unknown>>(document, property.value, place);
    if (said[excludingKeyword[direction]] === true) return [];
    return [{ ...property, name, at: `${at}/${escapeStep(name)}` }];
  });
}

/** What a schema says of the items of a list, and of the members that it has no property for. */
export function othersOf({ value, pointer, at }: Inner): Start[] {
  const items = [
    ...((value.prefixItems ?? []) as Schema[]).map(
      (one, index) => [`prefixItems/${index}`, one, index] as const,
    ),
    ['items', value.items as Schema | undefined, 0] as const,
    ['additionalProperties', value.additionalProperties as Schema | undefined, '*'] as const,
  ];
  return items.flatMap(([place, schema, step]) =>
    typeof schema === 'object'
      ? [{ value: schema, pointer: `${pointer}/${place}`, at: `${at}/${step}` }]
      : [],
  );
}

/** Every schema that a schema leads to, once. */
export function allWithin(
  document: Document,
  start: Start,
  direction: Direction,
  known = new Set<string>(),
): Inner[] {
  const found: Inner[] = [];
  const waiting: Start[] = [start];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    for (const one of sameplace(document, next, known)) {
      found.push(one);
      waiting.push(...propertiesOf(document, one, direction), ...othersOf(one));
    }
  }
  return found;
}
