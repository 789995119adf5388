import { tryParseJson } from '../../http/lossless-json.ts';
import { isJson } from '../../http/media-type.ts';
import { type HttpResponse, headerOf, mediaTypeOf } from '../../http/message.ts';
import type { Matcher } from '../../traffic/files/pact-matching-rules.ts';
import type { Interaction } from '../../traffic/files/traffic.ts';
import { compareBody, type PactMismatch } from './compare-body.ts';
import { matchProblem } from './match-value.ts';

/** Where a response differs from what an interaction expects. */
export function compareResponse(
  { response: expected, rules }: Interaction,
  actual: HttpResponse,
): PactMismatch[] {
  const status = compareStatus(expected.status, actual.status, rules.response);
  // With another status, the body does not matter.
  if (status.length > 0) return status;
  return [
    ...compareHeaders(expected.headers, actual, rules.response),
    ...compareBodies(expected, actual, rules),
  ];
}

type Rules = Interaction['rules']['response'];

function compareStatus(expected: number, actual: number, rules: Rules): PactMismatch[] {
  const matcher = rules.find(({ part }) => part === 'status')?.matchers[0];
  const holds = matcher ? matchProblem(matcher, expected, actual) === undefined : expected === actual;
  return holds ? [] : [{ pointer: '/status', message: `must be ${expected}, is ${actual}` }];
}

function compareHeaders(
  expected: HttpResponse['headers'],
  actual: HttpResponse,
  rules: Rules,
): PactMismatch[] {
  return Object.keys(expected).flatMap((name) => {
    const pointer = `/headers/${name}`;
    const [expectedText = '', found] = [headerOf(expected, name), headerOf(actual.headers, name)];
    if (found === undefined) return [{ pointer, message: 'is missing' }];
    const rule = rules.find(({ part, at }) => part === 'header' && at.toLowerCase() === name.toLowerCase());
    const matcher = rule?.matchers[0] ?? { match: 'equality' };
    if (!rule && name.toLowerCase() === 'content-type') return compareTypes(pointer, expectedText, found);
    const message = matchProblem(matcher, plain(expectedText), scalar(matcher, plain(found)));
    return message === undefined ? [] : [{ pointer, message }];
  });
}

/** A charset, or another parameter, that the consumer did not ask for is no mismatch. */
function compareTypes(pointer: string, expected: string, actual: string): PactMismatch[] {
  const [type, ...parameters] = parametersOf(expected);
  const [actualType, ...given] = parametersOf(actual);
  // UTF-8 is what JSON is written in anyway.
  const missing = parameters.filter((one) => !given.includes(one) && one !== 'charset=utf-8');
  return type === actualType && missing.length === 0 ? [] : [{ pointer, message: 'must be equal' }];
}

function parametersOf(mediaType: string): string[] {
  return mediaType.split(';').map((part) => part.trim().toLowerCase().replaceAll('"', ''));
}

const numeric = new Set(['integer', 'decimal', 'number']);

/** A header as the number that a matcher is about. */
function scalar({ match }: Matcher, text: string): unknown {
  return numeric.has(match) && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

// Spaces between values are insignificant (RFC 9110, section 5.6.1).
function plain(value: string): string {
  return value.replace(/\s*([,;])\s*/g, '$1 ');
}

function compareBodies(
  expected: Interaction['response'],
  actual: HttpResponse,
  { response: rules }: Interaction['rules'],
): PactMismatch[] {
  if (expected.body === undefined) return [];
  const text = expected.body.toString();
  const actualText = actual.body.toString();
  const [expectedBody, actualBody] = [tryParseJson(text), tryParseJson(actualText)];
  const mediaType =
    mediaTypeOf(expected.headers) ?? (expectedBody === undefined ? 'text/plain' : 'application/json');
  const whole = rules.find(({ part, at }) => part === 'body' && at === '$')?.matchers ?? [];
  const type = whole.find(({ match }) => match === 'contentType');
  if (type) return compareTypes('/body', String(type.value), headerOf(actual.headers, 'content-type') ?? '');
  if (!isJson(mediaType) && whole.length > 0) {
    const problems = whole.flatMap((matcher) => matchProblem(matcher, text, actualText) ?? []);
    return problems.map((message) => ({ pointer: '/body', message }));
  }
  if (!isJson(mediaType) || text === '') {
    return text === actualText ? [] : [{ pointer: '/body', message: 'must be equal' }];
  }
  if (actualBody === undefined) return [{ pointer: '/body', message: 'must be JSON' }];
  return compareBody(rules, expectedBody, actualBody);
}
