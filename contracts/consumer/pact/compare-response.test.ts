import { describe, expect, test } from '@jest/globals';
import type { HttpResponse } from '../../http/message.ts';
import { readPact } from '../../traffic/files/pact.ts';
import { compareResponse } from './compare-response.ts';

const json = { 'Content-Type': 'application/json' };

function mismatches(
  expected: object,
  rules: object,
  actual: Partial<HttpResponse> & { json?: unknown },
): string[] {
  const response = { status: 200, headers: json, ...expected, matchingRules: rules };
  const [interaction] = readPact('pact.json', {
    consumer: { name: 'a' },
    provider: { name: 'b' },
    interactions: [{ description: 'it', request: { method: 'GET', path: '/' }, response }],
    metadata: { pactSpecification: { version: '3.0.0' } },
  }).interactions;
  if (!interaction) throw new Error('there is no interaction');
  const body = actual.json === undefined ? '' : JSON.stringify(actual.json);
  const found = compareResponse(interaction, { status: 200, headers: json, body, ...actual });
  return found.map(({ pointer, message }) => `${pointer} ${message}`);
}

const matchers = (...all: object[]) => ({ combine: 'AND', matchers: all });
const type = { match: 'type' };

describe('a body', () => {
  test.each<[string, unknown, object, unknown, string[]]>([
    ['more fields than expected', { a: 1 }, {}, { a: 1, b: 2 }, []],
    ['a field less', { a: 1, b: { c: 2 } }, {}, { b: {} }, ['/body/a is missing', '/body/b/c is missing']],
    ['another value', { a: 1 }, {}, { a: 2 }, ['/body/a must be 1']],
    ['an object for a list', { a: [1] }, {}, { a: {} }, ['/body/a must be a list']],
    ['a list for an object', { a: {} }, {}, { a: [] }, ['/body/a must be an object']],
    ['a longer list', [1], {}, [1, 2], ['/body must have 1 items, and has 2']],
    ['another value of the type', { a: 'x' }, { '$.a': matchers(type) }, { a: 'y' }, []],
    [
      'another type',
      { a: 'x' },
      { '$.a': matchers(type) },
      { a: 5 },
      ['/body/a must be string, and is number'],
    ],
    [
      'a type rule for all that is below',
      { a: { b: ['x'] } },
      { $: matchers(type) },
      { a: { b: ['y', 'z'] } },
      [],
    ],
    [
      'a better rule below',
      { a: { b: 'x1' } },
      { $: matchers(type), '$.a.b': matchers({ match: 'regex', regex: 'x\\d' }) },
      { a: { b: 'x12' } },
      ['/body/a/b must match x\\d'],
    ],
    [
      'a list with one item for all',
      [{ id: 1 }],
      { $: matchers({ match: 'type', min: 1 }), '$[*].id': matchers({ match: 'integer' }) },
      [{ id: 5 }, { id: 1.5 }],
      ['/body/1/id must be an integer'],
    ],
    [
      'a list that is too short',
      { items: ['x'] },
      { '$.items': matchers({ match: 'type', min: 2 }) },
      { items: ['y'] },
      ['/body/items must have at least 2 items, and has 1'],
    ],
    [
      'one of two matchers',
      { a: 1 },
      { '$.a': { combine: 'OR', matchers: [{ match: 'integer' }, { match: 'null' }] } },
      { a: null },
      [],
    ],
    [
      'a matcher that nobody knows',
      { a: 1 },
      { '$.a': matchers({ match: 'moon' }) },
      { a: 1 },
      ['/body/a moon is a matcher that is not known here'],
    ],
    [
      'a name that has to be quoted',
      { 'a.b': 'x' },
      { "$['a.b']": matchers({ match: 'include', value: 'y' }) },
      { 'a.b': 'xyz' },
      [],
    ],
  ])('%s', (_, expected, rules, actual, wanted) => {
    expect(mismatches({ body: expected }, { body: rules }, { json: actual })).toEqual(wanted);
  });

  test('that is not looked at may be anything, one that is no JSON not', () => {
    expect(mismatches({}, {}, { body: 'anything' })).toEqual([]);
    expect(mismatches({ body: { a: 1 } }, {}, { body: '<html>' })).toEqual(['/body must be JSON']);
    expect(mismatches({ headers: {}, body: 'OK' }, {}, { body: 'KO' })).toEqual(['/body must be equal']);
  });
});

test('of another status, nothing else is told', () => {
  expect(mismatches({ body: { a: 1 } }, {}, { status: 404 })).toEqual(['/status must be 200, and is 404']);
  const rules = { status: { $: matchers({ match: 'statusCode', status: 'success' }) } };
  expect(mismatches({}, rules, { status: 204 })).toEqual([]);
});

test('headers are compared whatever their case and their spaces', () => {
  const expected = { headers: { Vary: 'a,b', 'X-Id': '1' } };
  const rules = { header: { 'X-Id': matchers({ match: 'regex', regex: '\\d+' }) } };
  expect(mismatches(expected, rules, { headers: { vary: 'a, b', 'x-id': '25' } })).toEqual([]);
  expect(mismatches(expected, rules, { headers: { vary: 'a', 'x-id': 'x' } })).toEqual([
    '/headers/vary must be equal',
    '/headers/x-id must match \\d+',
  ]);
  expect(mismatches(expected, {}, { headers: {} })).toEqual([
    '/headers/vary is missing',
    '/headers/x-id is missing',
  ]);
});
