import { isDeepStrictEqual } from 'node:util';
import { isKnownFormat } from '../openapi/formats.ts';

type Schema = Readonly<Record<string, unknown>>;

/**
 * What the second schema wants of a value, by one keyword, and the first does not: words that go on with "must be", or
 * with "was always". `undefined` where that is nothing.
 */
type Rule = (from: unknown, to: unknown, fromSchema: Schema, toSchema: Schema) => string | undefined;

const typesOf = (type: unknown) => (type === undefined ? undefined : [type].flat().map(String));

/** Values that are listed have types, whether these are named or not. */
function typesOfValues({ enum: values, ...schema }: Schema): string[] | undefined {
  const listed = 'const' in schema ? [schema.const] : values;
  return Array.isArray(listed) ? [...new Set(listed.map(typeOf))] : undefined;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

const covers = (types: readonly string[], type: string) =>
  types.includes(type) || (type === 'integer' && types.includes('number'));

const atMost =
  (words: (limit: number) => string): Rule =>
  (from, to) =>
    typeof to === 'number' && (typeof from !== 'number' || to < from) ? words(to) : undefined;

const atLeast =
  (words: (limit: number) => string, nothing = Number.NEGATIVE_INFINITY): Rule =>
  (from, to) =>
    typeof to === 'number' && to > (typeof from === 'number' ? from : nothing) ? words(to) : undefined;

/** What cannot be compared, and is another. */
const another =
  (words: (value: string) => string): Rule =>
  (from, to) =>
    to === undefined || isDeepStrictEqual(from, to) ? undefined : words(shown(to));

/** One keyword a line: when does a change of it make valid values invalid? */
export const rules: Readonly<Record<string, Rule>> = {
  type: (from, to, fromSchema) => {
    const [had, has] = [typesOf(from) ?? typesOfValues(fromSchema), typesOf(to)];
    const gone = has && (had ? had.filter((type) => !covers(has, type)) : ['anything else']);
    if (!gone || gone.length === 0) return undefined;
    return has.length === 0 ? 'absent' : `${has.join(' or ')}, and not ${gone.join(' or ')}`;
  },
  enum: (from, to, fromSchema) => {
    if (!Array.isArray(to)) return undefined;
    const had = Array.isArray(from) ? from : 'const' in fromSchema ? [fromSchema.const] : undefined;
    if (!had) return `one of ${shown(to)}`;
    const gone = had.filter((value) => !to.some((other) => isDeepStrictEqual(value, other)));
    return gone.length > 0 ? `other than ${gone.map(shown).join(', ')}` : undefined;
  },
  const: (from, to, fromSchema, toSchema) => {
    const had = 'const' in fromSchema ? [from] : fromSchema.enum;
    const holds = Array.isArray(had) && had.every((value) => isDeepStrictEqual(value, to));
    return 'const' in toSchema && !holds ? `exactly ${shown(to)}` : undefined;
  },
  maximum: atMost((limit) => `at most ${limit}`),
  exclusiveMaximum: atMost((limit) => `below ${limit}`),
  maxLength: atMost((limit) => `at most ${limit} characters long`),
  maxItems: atMost((limit) => `of at most ${limit} items`),
  maxProperties: atMost((limit) => `of at most ${limit} properties`),
  minimum: atLeast((limit) => `at least ${limit}`),
  exclusiveMinimum: atLeast((limit) => `above ${limit}`),
  minLength: atLeast((limit) => `at least ${limit} characters long`, 0),
  minItems: atLeast((limit) => `of at least ${limit} items`, 0),
  minProperties: atLeast((limit) => `of at least ${limit} properties`, 0),
  multipleOf: (from, to) =>
    typeof to === 'number' && (typeof from !== 'number' || from % to !== 0)
      ? `a multiple of ${to}`
      : undefined,
  pattern: another((value) => `of the pattern ${value}`),
  format: (from, to) =>
    typeof to === 'string' && isKnownFormat(to) && from !== to ? `of the format ${to}` : undefined,
  uniqueItems: (from, to) => (to === true && from !== true ? 'without an item twice' : undefined),
  contains: another((value) => `a list with an item of ${value}`),
  propertyNames: another((value) => `of properties whose names are ${value}`),
  patternProperties: another((value) => `of properties by name as in ${value}`),
  dependentRequired: another((value) => `of properties that require others as in ${value}`),
  dependentSchemas: another((value) => `by its properties as in ${value}`),
  not: another((value) => `none of ${value}`),
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own keyword
  then: another((value) => `in a case ${value}`),
  else: another((value) => `else ${value}`),
  if: (from, to, fromSchema, toSchema) =>
    toSchema.then === undefined && toSchema.else === undefined
      ? undefined
      : another((value) => `as it depends on ${value}`)(from, to, fromSchema, toSchema),
};

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
