import { isRecord } from '../../http/is-record.ts';
import { compilePattern } from '../safe-pattern.ts';
import { fieldKind } from './walk-document.ts';

/** What a keyword's value should be, as a phrase that follows "must be"; `undefined` where it is valid. */
type Expectation = (value: unknown) => string | undefined;

const types = ['null', 'boolean', 'object', 'array', 'number', 'string', 'integer'];

const isString = (value: unknown): value is string => typeof value === 'string';
const expected =
  (isValid: (value: unknown) => boolean, phrase: string): Expectation =>
  (value) =>
    isValid(value) ? undefined : phrase;

const aNumber = expected((value) => typeof value === 'number', 'a number');
const aCount = expected(
  (value) => Number.isInteger(value) && Number(value) >= 0,
  'a whole number of at least 0',
);
const aString = expected(isString, 'a string');
const aBoolean = expected((value) => typeof value === 'boolean', 'true or false');
const strings = expected((value) => Array.isArray(value) && value.every(isString), 'a list of strings');
const anyValue: Expectation = () => undefined;

/** The keywords of JSON Schema 2020-12 and OpenAPI 3.1 that hold no schemas, and their values. */
const expectations: Readonly<Record<string, Expectation>> = {
  type: expected(
    (value) =>
      [value].flat().length > 0 && [value].flat().every((one) => isString(one) && types.includes(one)),
    `one or more of ${types.join(', ')}`,
  ),
  enum: expected((value) => Array.isArray(value) && value.length > 0, 'a list of at least one value'),
  const: anyValue,
  multipleOf: expected((value) => typeof value === 'number' && value > 0, 'a number above 0'),
  maximum: aNumber,
  exclusiveMaximum: aNumber,
  minimum: aNumber,
  exclusiveMinimum: aNumber,
  maxLength: aCount,
  minLength: aCount,
  maxItems: aCount,
  minItems: aCount,
  maxContains: aCount,
  minContains: aCount,
  maxProperties: aCount,
  minProperties: aCount,
  uniqueItems: aBoolean,
  required: strings,
  dependentRequired: expected(
    (value) => isRecord(value) && Object.values(value).every((names) => strings(names) === undefined),
    'an object of lists of strings',
  ),
  pattern: (value) => (isString(value) ? patternIssue(value) : 'a string'),
  patternProperties: (value) => (isRecord(value) ? firstPatternIssue(Object.keys(value)) : undefined),
  format: aString,
  examples: expected(Array.isArray, 'a list'),
  $ref: aString,
};

/** Keywords that do not restrict values. */
const annotations = new Set([
  ...['title', 'description', 'default', 'deprecated', 'readOnly', 'writeOnly', '$comment', '$dynamicRef'],
  ...['contentEncoding', 'contentMediaType', '$schema', '$id', '$anchor', '$dynamicAnchor', '$vocabulary'],
  ...['discriminator', 'xml', 'externalDocs', 'example', 'nullable', '$recursiveAnchor'],
]);

const known = [...Object.keys(expectations), ...annotations];

/** What is wrong with one keyword of a schema, as a message; `undefined` where nothing is. */
export function keywordIssue(keyword: string, value: unknown): string | undefined {
  if (Object.hasOwn(expectations, keyword)) {
    const phrase = expectations[keyword]?.(value);
    return phrase && `${keyword} must be ${phrase}`;
  }
  if (['allOf', 'anyOf', 'oneOf'].includes(keyword))
    return Array.isArray(value) && value.length === 0
      ? `${keyword} must have at least one schema`
      : undefined;
  if (isKeyword(keyword)) return undefined;
  const meant = known.find((one) => one.toLowerCase() === keyword.toLowerCase()) ?? nearest(keyword);
  return `${keyword} is not a keyword of JSON Schema 2020-12${meant ? `: did you mean ${meant}?` : ': remove it, or rename it to x-…'}`;
}

function isKeyword(keyword: string): boolean {
  return keyword.startsWith('x-') || annotations.has(keyword) || fieldKind('schema', keyword) !== undefined;
}

/** The keyword with the same letters in another order. */
function nearest(keyword: string): string | undefined {
  const letters = (text: string) => [...text].sort().join('');
  return known.find((one) => letters(one) === letters(keyword));
}

function patternIssue(source: string): string | undefined {
  try {
    compilePattern(source);
    return undefined;
  } catch {
    return `a regular expression (ECMA-262), unlike ${source}`;
  }
}

function firstPatternIssue(patterns: readonly string[]): string | undefined {
  return patterns.map(patternIssue).find((issue) => issue !== undefined);
}
