import { isDeepStrictEqual } from 'node:util';
import type { Document, Schema } from '../document.ts';
import type { Direction } from './direction.ts';
import { makeArray } from './make-array.ts';
import { makeNumber } from './make-number.ts';
import { makeObject } from './make-object.ts';
import { makeString } from './make-string.ts';
import { expand } from './merge-subschemas.ts';
import type { MergedSchema } from './merged-schema.ts';
import { type Choose, pick } from './random-source.ts';

/** What a value is made by. */
export interface Making {
  document: Document;
  direction: Direction;
  choose: Choose;
  /** Whether the schema's own examples and defaults are taken where it has some, and every property is there. */
  natural: boolean;
  /** How many more schemas may be looked at: one that requires itself has no end. */
  budget?: { steps: number };
}

/** From here on optional parts are left out, so that a schema that refers to itself comes to an end. */
export const deepOptional = 5;
const deepest = 24;

/**
 * Makes a value that a schema is likely to allow; `undefined` where none was found. What cannot be made on purpose
 * (`if` of something complicated, `not`, a branch that excludes another) is for the judge to refuse.
 */
export function make(making: Making, schema: Schema, depth = 0): unknown {
  if (depth > deepest || isSpent(making)) return undefined;
  // Deep inside, a branch that ends has to be found: those are mostly the first ones.
  const attempts = depth > deepOptional ? 6 : 3;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const rules = expand(making.document, schema, branchChoice(making.choose, attempt));
    const value = rules && makeByRules(making, rules, depth);
    if (value !== undefined) return value;
  }
  return undefined;
}

function isSpent({ budget }: Making): boolean {
  if (!budget) return false;
  budget.steps -= 1;
  return budget.steps < 0;
}

// The first attempt is by choice, the others go through the branches in turn.
function branchChoice(choose: Choose, attempt: number): Choose {
  return attempt === 0 ? choose : (max) => (attempt - 1) % (max + 1);
}

/** The same by rules that a schema was folded into. */
export function makeByRules(making: Making, rules: MergedSchema, depth: number): unknown {
  if (making.natural) {
    const known = knownValues(rules);
    if (known.length > 0) return known[0];
  }
  if (rules.const !== undefined) return rules.const;
  if (Array.isArray(rules.enum)) {
    const allowed = rules.enum.filter((item) => isAllowed(rules, item));
    return allowed.length > 0 ? pick(making.choose, allowed) : undefined;
  }
  const types = typesOf(rules);
  return types.length === 0 ? undefined : makeType(making, rules, pick(making.choose, types), depth);
}

/** Values that the schema itself has. */
function knownValues(rules: MergedSchema): unknown[] {
  const values = [...((rules.examples as unknown[] | undefined) ?? []), rules.example, rules.default];
  return values.filter((value) => value !== undefined && value !== null);
}

function makeType(making: Making, rules: MergedSchema, type: string, depth: number): unknown {
  switch (type) {
    case 'null':
      return null;
    case 'boolean':
      return making.choose(1) === 1;
    case 'integer':
    case 'number':
      return makeNumber(rules, type === 'integer', making.choose);
    case 'string':
      return makeString(rules, making.choose);
    case 'array':
      return makeArray(making, rules, depth);
    default:
      return makeObject(making, rules, depth);
  }
}

/** The kinds of JSON that rules allow, the most telling first. */
export function typesOf(rules: MergedSchema): string[] {
  const excluded = nots(rules).flatMap((not) => (isOnly(not, 'type') ? [not.type].flat() : []));
  const said = rules.type === undefined ? impliedTypes(rules) : ([rules.type].flat() as string[]);
  return said.filter((type) => !excluded.includes(type));
}

const impliedBy: Readonly<Record<string, readonly string[]>> = {
  object: [
    'properties',
    'required',
    'additionalProperties',
    'patternProperties',
    'propertyNames',
    'minProperties',
    'maxProperties',
    'dependentRequired',
    'dependentSchemas',
  ],
  array: ['items', 'prefixItems', 'contained', 'minItems', 'maxItems', 'uniqueItems'],
  string: ['patterns', 'minLength', 'maxLength', 'formats'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
};

/** A schema that says nothing of its type mostly means the one that its keywords are about. */
function impliedTypes(rules: MergedSchema): string[] {
  const implied = Object.keys(impliedBy).filter((type) =>
    impliedBy[type]?.some((keyword) => rules[keyword] !== undefined),
  );
  return implied.length > 0 ? implied : ['string', 'integer', 'boolean', 'object', 'array', 'null'];
}

function isAllowed(rules: MergedSchema, item: unknown): boolean {
  return !nots(rules).some(
    (not) =>
      (Array.isArray(not.enum) && not.enum.some((other) => isDeepStrictEqual(other, item))) ||
      ('const' in not && isDeepStrictEqual(not.const, item)),
  );
}

/** What must not be, as far as it is said by a schema of its own. */
export function nots(rules: MergedSchema): MergedSchema[] {
  const list = (rules.nots as Schema[] | undefined) ?? [];
  return list.filter((not) => typeof not === 'object') as MergedSchema[];
}

function isOnly(schema: MergedSchema, keyword: string): boolean {
  return Object.keys(schema).length === 1 && keyword in schema;
}
