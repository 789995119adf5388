import { compilePattern } from '../pattern.ts';
import { fieldOf, isRecord } from './walk-document.ts';

/** What is wrong with a keyword's value, in words that go on with "must be"; `undefined` where nothing is. */
type Judge = (value: unknown) => string | undefined;

const types = ['null', 'boolean', 'object', 'array', 'number', 'string', 'integer'];

const isText = (value: unknown) => typeof value === 'string';
const wanted =
  (holds: (value: unknown) => boolean, what: string): Judge =>
  (value) =>
    holds(value) ? undefined : what;

const aNumber = wanted((value) => typeof value === 'number', 'a number');
const aCount = wanted((value) => Number.isInteger(value) && Number(value) >= 0, 'a whole number from 0');
const aText = wanted(isText, 'a text');
const aBoolean = wanted((value) => typeof value === 'boolean', 'true or false');
const texts = wanted((value) => Array.isArray(value) && value.every(isText), 'a list of texts');
const anything: Judge = () => undefined;

/** The keywords of JSON Schema 2020-12 and OpenAPI 3.1 that hold no schemas, and what each may say. */
const judges: Readonly<Record<string, Judge>> = {
  type: wanted(
    (value) => [value].flat().length > 0 && [value].flat().every((one) => types.includes(String(one))),
    `one or more of ${types.join(', ')}`,
  ),
  enum: wanted((value) => Array.isArray(value) && value.length > 0, 'a list of at least one value'),
  const: anything,
  multipleOf: wanted((value) => typeof value === 'number' && value > 0, 'a number above 0'),
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
  required: texts,
  dependentRequired: wanted(
    (value) => isRecord(value) && Object.values(value).every((names) => texts(names) === undefined),
    'an object of lists of texts',
  ),
  pattern: (value) => (isText(value) ? brokenPattern(String(value)) : 'a text'),
  patternProperties: (value) => (isRecord(value) ? firstBroken(Object.keys(value)) : undefined),
  format: aText,
  $ref: aText,
};

/** Keywords that nothing is checked by. */
const remarks = new Set([
  ...['title', 'description', 'default', 'deprecated', 'readOnly', 'writeOnly', 'examples', '$comment'],
  ...['contentEncoding', 'contentMediaType', '$schema', '$id', '$anchor', '$dynamicAnchor', '$vocabulary'],
  ...['discriminator', 'xml', 'externalDocs', 'example', 'nullable'],
]);

const known = [...Object.keys(judges), ...remarks];

/** What is wrong with one keyword of a schema, as a sentence. */
export function invalidKeyword(keyword: string, value: unknown): string | undefined {
  if (Object.hasOwn(judges, keyword)) {
    const wish = judges[keyword]?.(value);
    return wish && `${keyword} must be ${wish}`;
  }
  if (['allOf', 'anyOf', 'oneOf'].includes(keyword))
    return Array.isArray(value) && value.length === 0
      ? `${keyword} must have at least one schema`
      : undefined;
  if (isKeyword(keyword)) return undefined;
  const meant = known.find((one) => one.toLowerCase() === keyword.toLowerCase()) ?? nearest(keyword);
  return `${keyword} is no keyword of JSON Schema 2020-12${meant ? `; is ${meant} meant?` : '; take it out, or call it x-…'}`;
}

function isKeyword(keyword: string): boolean {
  return keyword.startsWith('x-') || remarks.has(keyword) || fieldOf('schema', keyword) !== undefined;
}

/** The keyword with the same letters, but for one or two that are swapped. */
function nearest(keyword: string): string | undefined {
  const letters = (text: string) => [...text].sort().join('');
  return known.find((one) => letters(one) === letters(keyword));
}

function brokenPattern(source: string): string | undefined {
  try {
    compilePattern(source);
    return undefined;
  } catch {
    return `a regular expression of ECMA-262, which ${source} is not`;
  }
}

function firstBroken(patterns: readonly string[]): string | undefined {
  return patterns.map(brokenPattern).find((broken) => broken !== undefined);
}
