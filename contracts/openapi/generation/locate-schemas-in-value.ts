import { isRecord } from '../../http/is-record.ts';
import { escapeStep } from '../../http/json-pointer.ts';
import type { Located, Schema } from '../document.ts';
import { seededChoices, simplestChoice } from './choices.ts';
import type { DirectedSchema } from './directed-schema.ts';
import { isInDirection, makeObject } from './make-object.ts';
import { createContext } from './make-value.ts';
import { allOf } from './merged-schema.ts';
import {
  itemSchemas,
  plainValue,
  propertySchemas,
  resembles,
  type SchemaLocation,
  variantsOf,
} from './schema-location.ts';

/** Deeper locations are not visited. */
const maxDepth = 8;

/** Schemas, and a value that is valid by them, at a location inside a whole value. */
export interface ValueLocation {
  schemas: Located<Schema>[];
  value: unknown;
  pointer: string;
  replace(value: unknown): unknown;
}

/** Every location of a value that has schemas, once for each combination of their branches. */
export function* locateSchemas(
  directed: DirectedSchema,
  start: ValueLocation,
  path: readonly string[] = [],
): Generator<SchemaLocation> {
  const { document, direction } = directed;
  const own = start.schemas.map(({ pointer }) => pointer).join(' ');
  if (path.length > maxDepth || path.includes(own)) return;
  for (const { subschemas, merged } of variantsOf(document, start.schemas)) {
    const value = valueBy(directed, merged, start);
    if (value === undefined) continue;
    const location: SchemaLocation = {
      document,
      direction,
      subschemas,
      merged,
      value,
      pointer: start.pointer,
      replace: start.replace,
    };
    yield location;
    const inner = [...path, own];
    if (isRecord(value))
      for (const member of propertiesOf(directed, location)) yield* locateSchemas(directed, member, inner);
    for (const item of itemsOf(location)) yield* locateSchemas(directed, item, inner);
  }
}

// Keeps what the branch allows of the present value.
function valueBy(
  { document, direction, validate }: DirectedSchema,
  merged: SchemaLocation['merged'],
  start: ValueLocation,
): unknown {
  if (resembles(document, merged, start.value)) return start.value;
  for (let seed = 1; seed <= 8; seed += 1) {
    const made = plainValue(document, direction, merged, seed === 1 ? simplestChoice : seededChoices(seed));
    const both = isRecord(made) && isRecord(start.value) ? { ...made, ...shared(start.value, made) } : made;
    for (const value of [both, made])
      if (value !== undefined && validate(start.replace(value)).length === 0) return value;
  }
  return undefined;
}

function shared(value: Record<string, unknown>, made: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => Object.hasOwn(made, name)));
}

function propertiesOf(directed: DirectedSchema, location: SchemaLocation): ValueLocation[] {
  const value = location.value as Record<string, unknown>;
  const names = new Set([
    ...Object.keys((location.merged.properties ?? {}) as object),
    ...Object.keys(value),
  ]);
  return [...names].flatMap((name): ValueLocation[] => {
    const schemas = propertySchemas(location.subschemas, name);
    if (schemas.length === 0 || !isInDirection(directed, allOf(schemas.map((schema) => schema.value))))
      return [];
    const whole = Object.hasOwn(value, name) ? value : withProperty(directed, location, name);
    if (!whole) return [];
    const place = (member: unknown) => location.replace({ ...whole, [name]: member });
    return [
      { schemas, value: whole[name], pointer: `${location.pointer}/${escapeStep(name)}`, replace: place },
    ];
  });
}

// An added property can require others, or exclude them.
function withProperty(
  { document, direction, validate }: DirectedSchema,
  location: SchemaLocation,
  name: string,
): Record<string, unknown> | undefined {
  const required = [...((location.merged.required ?? []) as string[]), name];
  for (let seed = 1; seed <= 6; seed += 1) {
    const choose = seed === 1 ? simplestChoice : seededChoices(seed);
    const made = makeObject(
      createContext({ document, direction }, { choose }),
      { ...location.merged, required },
      0,
    );
    if (!made) continue;
    const whole = {
      ...(location.value as object),
      ...made,
      ...shared(location.value as Record<string, unknown>, made),
    };
    if (validate(location.replace(whole)).length === 0) return whole;
    const alone = { ...made, ...shared(location.value as Record<string, unknown>, made) };
    if (validate(location.replace(alone)).length === 0) return alone;
  }
  return undefined;
}

function itemsOf(location: SchemaLocation): ValueLocation[] {
  if (!Array.isArray(location.value)) return [];
  const items = location.value.length > 0 ? location.value : (plainItems(location) ?? []);
  const prefix = ((location.merged.prefixItems as Schema[] | undefined) ?? []).length;
  // The first item after `prefixItems` represents all others.
  return items.slice(0, prefix + 1).flatMap((item, index): ValueLocation[] => {
    const schemas = itemSchemas(location.subschemas, index);
    if (schemas.length === 0) return [];
    const place = (value: unknown) => location.replace(items.with(index, value));
    return [{ schemas, value: item, pointer: `${location.pointer}/${index}`, replace: place }];
  });
}

function plainItems({ document, direction, merged }: SchemaLocation): unknown[] | undefined {
  const made = plainValue(document, direction, { ...merged, type: 'array', minItems: 1 }, simplestChoice);
  return made as unknown[] | undefined;
}
