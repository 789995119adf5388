import { isDeepStrictEqual } from 'node:util';
import { isKnownFormat } from '../openapi/formats.ts';

type Schema = Readonly<Record<string, unknown>>;

/**
 * What the second schema requires by one keyword and the first does not, as a phrase that follows "must be" or "was
 * always": `at least 3`. `undefined` where it requires no more.
 */
type Rule = (from: unknown, to: unknown, fromSchema: Schema, toSchema: Schema) => string | undefined;

const typesOf = (type: unknown) => (type === undefined ? undefined : [type].flat().map(String));

/** The types of the values that `enum` or `const` lists, for a schema without a `type`. */
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

/** For keywords whose values cannot be compared: any other value counts as narrower. */
const different =
  (words: (value: string) => string): Rule =>
  (from, to) =>
    to === undefined || isDeepStrictEqual(from, to) ? undefined : words(excerpt(to));

/** By keyword: when does a change of it make valid values invalid? */
export const keywordRules: Readonly<Record<string, Rule>> = {
  type: (from, to, fromSchema) => {
    const [had, has] = [typesOf(from) ?? typesOfValues(fromSchema), typesOf(to)];
    const lost = has && (had ? had.filter((type) => !covers(has, type)) : ['anything else']);
    if (!lost || lost.length === 0) return undefined;
    return has.length === 0 ? 'absent' : `${has.join(' or ')}, not ${lost.join(' or ')}`;
  },
  enum: (from, to, fromSchema) => {
    if (!Array.isArray(to)) return undefined;
    const had = Array.isArray(from) ? from : 'const' in fromSchema ? [fromSchema.const] : undefined;
    if (!had) return `one of ${excerpt(to)}`;
    const lost = had.filter((value) => !to.some((other) => isDeepStrictEqual(value, other)));
    return lost.length > 0 ? `anything but ${lost.map(excerpt).join(', ')}` : undefined;
  },
  const: (from, to, fromSchema, toSchema) => {
    const had = 'const' in fromSchema ? [from] : fromSchema.enum;
    const holds = Array.isArray(had) && had.every((value) => isDeepStrictEqual(value, to));
    return 'const' in toSchema && !holds ? `exactly ${excerpt(to)}` : undefined;
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
  pattern: different((value) => `of the pattern ${value}`),
  format: (from, to) =>
    typeof to === 'string' && isKnownFormat(to) && from !== to ? `of the format ${to}` : undefined,
  uniqueItems: (from, to) => (to === true && from !== true ? 'without duplicate items' : undefined),
  contains: different((value) => `a list with an item of ${value}`),
  propertyNames: different((value) => `of properties whose names are ${value}`),
  patternProperties: different((value) => `of properties named as in ${value}`),
  dependentRequired: different((value) => `of properties that require others as in ${value}`),
  dependentSchemas: different((value) => `by its properties as in ${value}`),
  not: different((value) => `none of ${value}`),
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own keyword
  then: different((value) => `in a case ${value}`),
  else: different((value) => `else ${value}`),
  if: (from, to, fromSchema, toSchema) =>
    toSchema.then === undefined && toSchema.else === undefined
      ? undefined
      : different((value) => `as it depends on ${value}`)(from, to, fromSchema, toSchema),
};

function excerpt(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
