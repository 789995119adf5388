import { isDeepStrictEqual } from 'node:util';
import { writeJson } from '../../http/lossless-json.ts';
import { isJson } from '../../http/media-type.ts';
import type { Schema } from '../document.ts';
import type { Choose } from './choices.ts';
import { type GenerationContext, maxOptionalDepth } from './context.ts';
import { makeArray } from './make-array.ts';
import { makeNumber } from './make-number.ts';
import { makeObject } from './make-object.ts';
import { lengthRange, makeString } from './make-string.ts';
import { mergeSchema } from './merge-subschemas.ts';
import { excludedSchemas, type MergedSchema } from './merged-schema.ts';
import { chosen, readableBoolean } from './readable/booleans-and-enums.ts';
import { readableNumber } from './readable/numbers-by-name.ts';
import { readableText } from './readable/readable-text.ts';
import { describedBy } from './readable/subject.ts';

/** How a value is generated. */
export type GenerationOptions = Pick<GenerationContext, 'choose' | 'budget' | 'subject' | 'inOrder'> & {
  natural?: boolean;
};

/** A context to generate values of one direction in. */
export function createContext(
  { document, direction }: Pick<GenerationContext, 'document' | 'direction'>,
  how: GenerationOptions,
): GenerationContext {
  return { natural: false, ...how, document, direction, makeNested: makeValue };
}

const maxDepth = 24;

/**
 * Makes a value that is likely to be valid; `undefined` where none was found. Callers validate it: complicated `if`s and
 * `not`s, and branches that exclude each other, are not taken into account.
 */
export function makeValue(context: GenerationContext, schema: Schema, depth = 0): unknown {
  if (depth > maxDepth || isSpent(context)) return undefined;
  // Deep inside, a branch that ends the recursion has to be found, mostly one of the first.
  const attempts = depth > maxOptionalDepth ? 6 : 3;
  const own = context.subject ? { ...context, subject: describedBy(context.subject, schema) } : context;
  let isNull = false;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const merged = mergeSchema(context.document, schema, branchChoice(context, attempt));
    const value = merged && makeFromMerged(own, merged, depth);
    // People see a value where there can be one.
    if (value === null && context.inOrder && attempt < attempts - 1) isNull = true;
    else if (value !== undefined) return value;
  }
  return isNull ? null : undefined;
}

function isSpent({ budget }: GenerationContext): boolean {
  if (!budget) return false;
  budget.steps -= 1;
  return budget.steps < 0;
}

// The first attempt is random unless they are to be in order, the others take the branches in turn.
function branchChoice({ choose, inOrder = false }: GenerationContext, attempt: number): Choose {
  if (inOrder) return (max) => attempt % (max + 1);
  return attempt === 0 ? choose : (max) => (attempt - 1) % (max + 1);
}

/** The same for a merged schema. */
export function makeFromMerged(context: GenerationContext, merged: MergedSchema, depth: number): unknown {
  if (context.natural) {
    const known = knownValues(context, merged);
    if (known.length > 0) {
      context.subject?.taken.add(context.subject.at);
      return known[0];
    }
  }
  if (merged.const !== undefined) return merged.const;
  if (Array.isArray(merged.enum)) {
    const allowed = merged.enum.filter((item) => isAllowed(merged, item));
    return allowed.length > 0 ? chosen(context, allowed) : undefined;
  }
  const types = allowedTypes(merged);
  return types.length === 0 ? undefined : makeType(context, merged, chosen(context, types), depth);
}

/** Examples and defaults of the schema. */
function knownValues({ subject }: GenerationContext, merged: MergedSchema): unknown[] {
  if (subject?.rejected.has(subject.at)) return [];
  const examples = [...((merged.examples as unknown[] | undefined) ?? []), merged.example];
  // What people see is first what they get without asking, unless that is empty.
  const isFirst = subject !== undefined && !isEmpty(merged.default);
  const values = isFirst ? [merged.default, ...examples] : [...examples, merged.default];
  return values.filter((value) => value !== undefined && value !== null);
}

function isEmpty(value: unknown): boolean {
  return value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}

function makeType(context: GenerationContext, merged: MergedSchema, type: string, depth: number): unknown {
  const { subject, choose } = context;
  switch (type) {
    case 'null':
      return null;
    case 'boolean':
      return subject && context.natural ? readableBoolean(subject) : choose(1) === 1;
    case 'integer':
    case 'number': {
      const isInteger = type === 'integer';
      return subject
        ? readableNumber(merged, isInteger, subject, choose)
        : makeNumber(merged, isInteger, choose);
    }
    case 'string':
      if (isPackedJson(merged)) return packedJson(context, merged, depth);
      return subject
        ? readableText(merged, { subject, lengths: lengthRange(merged), choose })
        : makeString(merged, choose);
    case 'array':
      return makeArray(context, merged, depth);
    default:
      return makeObject(context, merged, depth);
  }
}

/** Whether a text is JSON whose schema is known (JSON Schema Validation 2020-12, section 8.5). */
function isPackedJson({ contentMediaType, contentSchema }: MergedSchema): boolean {
  return contentSchema !== undefined && isJson(String(contentMediaType));
}

function packedJson(context: GenerationContext, merged: MergedSchema, depth: number): string | undefined {
  const value = makeValue(context, merged.contentSchema as Schema, depth + 1);
  return value === undefined ? undefined : writeJson(value);
}

/** The JSON types that a schema allows or, without `type`, implies. */
export function allowedTypes(merged: MergedSchema): string[] {
  const excluded = excludedSchemas(merged).flatMap((not) => (isOnly(not, 'type') ? [not.type].flat() : []));
  const types = merged.type === undefined ? impliedTypes(merged) : ([merged.type].flat() as string[]);
  return types.filter((type) => !excluded.includes(type));
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

/** A schema without `type` mostly means the type that its keywords are about. */
function impliedTypes(merged: MergedSchema): string[] {
  const implied = Object.keys(impliedBy).filter((type) =>
    impliedBy[type]?.some((keyword) => merged[keyword] !== undefined),
  );
  return implied.length > 0 ? implied : ['string', 'integer', 'boolean', 'object', 'array', 'null'];
}

function isAllowed(merged: MergedSchema, item: unknown): boolean {
  return !excludedSchemas(merged).some(
    (not) =>
      (Array.isArray(not.enum) && not.enum.some((other) => isDeepStrictEqual(other, item))) ||
      ('const' in not && isDeepStrictEqual(not.const, item)),
  );
}

function isOnly(schema: MergedSchema, keyword: string): boolean {
  return Object.keys(schema).length === 1 && keyword in schema;
}
