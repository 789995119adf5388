import { escapeStep, type Located, type Schema } from '../document.ts';
import type { DirectedSchema } from './directed-schema.ts';
import { createContext } from './make.ts';
import { goesThisWay, makeObject } from './make-object.ts';
import { allOf } from './merged-schema.ts';
import { seededChoices, simplest } from './random-source.ts';
import {
  isObject,
  itemSchemas,
  memberSchemas,
  plainValue,
  resembles,
  type SchemaLocation,
  variantsOf,
} from './schema-location.ts';

/** Deeper inside a value nothing is tried. */
const deepest = 8;

/** Where sites are looked for: schemas, and a value that is valid there. */
export interface Start {
  schemas: Located<Schema>[];
  value: unknown;
  at: string;
  place(value: unknown): unknown;
}

/** Every place of a value that schemas speak of, with every branch of theirs. */
export function* schemaLocations(
  directed: DirectedSchema,
  start: Start,
  path: readonly string[] = [],
): Generator<SchemaLocation> {
  const { document, direction } = directed;
  const own = start.schemas.map(({ pointer }) => pointer).join(' ');
  if (path.length > deepest || path.includes(own)) return;
  for (const { parts, rules } of variantsOf(document, start.schemas)) {
    const value = valueBy(directed, rules, start);
    if (value === undefined) continue;
    const site: SchemaLocation = {
      document,
      direction,
      parts,
      rules,
      value,
      at: start.at,
      place: start.place,
    };
    yield site;
    const inner = [...path, own];
    if (isObject(value))
      for (const member of membersOf(directed, site)) yield* schemaLocations(directed, member, inner);
    for (const item of itemsOf(site)) yield* schemaLocations(directed, item, inner);
  }
}

// As much of what is there already as the branch leaves.
function valueBy(
  { document, direction, judge }: DirectedSchema,
  rules: SchemaLocation['rules'],
  start: Start,
): unknown {
  if (resembles(document, rules, start.value)) return start.value;
  for (let seed = 1; seed <= 8; seed += 1) {
    const made = plainValue(document, direction, rules, seed === 1 ? simplest : seededChoices(seed));
    const both = isObject(made) && isObject(start.value) ? { ...made, ...shared(start.value, made) } : made;
    for (const value of [both, made])
      if (value !== undefined && judge(start.place(value)).length === 0) return value;
  }
  return undefined;
}

function shared(value: Record<string, unknown>, made: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => Object.hasOwn(made, name)));
}

function membersOf(directed: DirectedSchema, site: SchemaLocation): Start[] {
  const value = site.value as Record<string, unknown>;
  const names = new Set([...Object.keys((site.rules.properties ?? {}) as object), ...Object.keys(value)]);
  return [...names].flatMap((name): Start[] => {
    const schemas = memberSchemas(site.parts, name);
    if (schemas.length === 0 || !goesThisWay(directed, allOf(schemas.map((schema) => schema.value))))
      return [];
    const whole = Object.hasOwn(value, name) ? value : withMember(directed, site, name);
    if (!whole) return [];
    const place = (member: unknown) => site.place({ ...whole, [name]: member });
    return [{ schemas, value: whole[name], at: `${site.at}/${escapeStep(name)}`, place }];
  });
}

// A member that was not there can need others, or exclude them.
function withMember(
  { document, direction, judge }: DirectedSchema,
  site: SchemaLocation,
  name: string,
): Record<string, unknown> | undefined {
  const required = [...((site.rules.required ?? []) as string[]), name];
  for (let seed = 1; seed <= 6; seed += 1) {
    const choose = seed === 1 ? simplest : seededChoices(seed);
    const made = makeObject(
      createContext({ document, direction }, { choose }),
      { ...site.rules, required },
      0,
    );
    if (!made) continue;
    const whole = {
      ...(site.value as object),
      ...made,
      ...shared(site.value as Record<string, unknown>, made),
    };
    if (judge(site.place(whole)).length === 0) return whole;
    const alone = { ...made, ...shared(site.value as Record<string, unknown>, made) };
    if (judge(site.place(alone)).length === 0) return alone;
  }
  return undefined;
}

function itemsOf(site: SchemaLocation): Start[] {
  if (!Array.isArray(site.value)) return [];
  const items = site.value.length > 0 ? site.value : (plainItems(site) ?? []);
  const prefix = ((site.rules.prefixItems as Schema[] | undefined) ?? []).length;
  // The first that has no place of its own stands for all others.
  return items.slice(0, prefix + 1).flatMap((item, index): Start[] => {
    const schemas = itemSchemas(site.parts, index);
    if (schemas.length === 0) return [];
    const place = (value: unknown) => site.place(items.with(index, value));
    return [{ schemas, value: item, at: `${site.at}/${index}`, place }];
  });
}

function plainItems({ document, direction, rules }: SchemaLocation): unknown[] | undefined {
  const made = plainValue(document, direction, { ...rules, type: 'array', minItems: 1 }, simplest);
  return made as unknown[] | undefined;
}
