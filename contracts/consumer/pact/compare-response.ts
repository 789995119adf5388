import { tryParseJson } from '../../http/json.ts';
import { isJson } from '../../http/media-type.ts';
import { type HttpResponse, headerOf, mediaTypeOf } from '../../http/message.ts';
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
    const message = matchProblem(matcher, plain(expectedText), plain(found));
    return message === undefined ? [] : [{ pointer, message }];
  });
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
  if (!isJson(mediaType) || text === '') {
    return text === actualText ? [] : [{ pointer: '/body', message: 'must be equal' }];
  }
  if (actualBody === undefined) return [{ pointer: '/body', message: 'must be JSON' }];
  return compareBody(rules, expectedBody, actualBody);
}
