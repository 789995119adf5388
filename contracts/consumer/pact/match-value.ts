import { isNumber, writeJson } from '../../http/lossless-json.ts';
import { compilePattern } from '../../openapi/safe-pattern.ts';
import type { Matcher } from '../../traffic/files/pact-matching-rules.ts';
import { dateFormat } from './date-format.ts';

/** Why a value does not match by a matcher; `undefined` where it does. Lists and objects are compared by their type only. */
export function matchProblem(matcher: Matcher, expected: unknown, actual: unknown): string | undefined {
  const matches = matcherFunctions[matcher.match];
  if (!matches) return `cannot be compared: unknown matcher ${matcher.match}`;
  return matches(matcher, expected, actual);
}

type MatcherFunction = (matcher: Matcher, expected: unknown, actual: unknown) => string | undefined;

const when =
  (
    holds: (matcher: Matcher, actual: unknown, expected: unknown) => boolean,
    wanted: string,
  ): MatcherFunction =>
  (matcher, expected, actual) =>
    holds(matcher, actual, expected) ? undefined : wanted;

const isText = (value: unknown): value is string => typeof value === 'string';
const isDate: MatcherFunction = when(
  (matcher, value) => isText(value) && (hasFormat(matcher, value) ?? !Number.isNaN(Date.parse(value))),
  'must be a date',
);
const isTime: MatcherFunction = when(
  (matcher, value) => isText(value) && (hasFormat(matcher, value) ?? /^\d{1,2}:\d{2}/.test(value)),
  'must be a time',
);

/** Whether a text is written by the matcher's format; `undefined` where it has none. */
function hasFormat(matcher: Matcher, text: string): boolean | undefined {
  const format = matcher.format ?? matcher[matcher.match];
  return isText(format) ? dateFormat(format).test(text) : undefined;
}

const matcherFunctions: Readonly<Record<string, MatcherFunction>> = {
  type: (_, expected, actual) =>
    kindOf(expected) === kindOf(actual) ? undefined : `must be ${kindOf(expected)}, is ${kindOf(actual)}`,
  regex: (matcher, _, actual) =>
    isText(actual) && compilePattern(String(matcher.regex)).test(actual)
      ? undefined
      : `must match ${matcher.regex}`,
  equality: when((_, actual, expected) => writeJson(actual) === writeJson(expected), 'must be equal'),
  include: when((matcher, actual) => String(actual).includes(String(matcher.value)), 'must include the text'),
  integer: when((_, actual) => typeof actual === 'bigint' || Number.isInteger(actual), 'must be an integer'),
  decimal: when((_, actual) => isNumber(actual), 'must be a number'),
  number: when((_, actual) => isNumber(actual), 'must be a number'),
  boolean: when((_, actual) => typeof actual === 'boolean', 'must be true or false'),
  null: when((_, actual) => actual === null, 'must be null'),
  notEmpty: when((_, actual) => actual !== null && actual !== '' && !isEmpty(actual), 'must not be empty'),
  semver: when((_, actual) => isText(actual) && /^\d+\.\d+\.\d+/.test(actual), 'must be a version'),
  date: isDate,
  datetime: isDate,
  timestamp: isDate,
  time: isTime,
  statusCode: when(
    (matcher, actual) => isStatus(String(matcher.status), Number(actual)),
    'must be a status of that class',
  ),
};

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (isNumber(value)) return 'number';
  return Array.isArray(value) ? 'list' : typeof value;
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && Object.keys(value ?? {}).length === 0;
}

const classes: Readonly<Record<string, (status: number) => boolean>> = {
  info: (status) => status < 200,
  success: (status) => status >= 200 && status < 300,
  redirect: (status) => status >= 300 && status < 400,
  clientError: (status) => status >= 400 && status < 500,
  serverError: (status) => status >= 500,
  nonError: (status) => status < 400,
  error: (status) => status >= 400,
};

function isStatus(name: string, status: number): boolean {
  return classes[name]?.(status) ?? name.split(',').map(Number).includes(status);
}
