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

describe('matchers of version 4', () => {
  const ofTime = { match: 'time', format: 'hh:mm a' };
  const variant = { index: 0, rules: { '$.id': matchers({ match: 'integer' }) } };
  test.each<[string, unknown, object, unknown, string[]]>([
    [
      'regex finds a part',
      { a: 'x@y' },
      { '$.a': matchers({ match: 'regex', regex: '@' }) },
      { a: 'b@c' },
      [],
    ],
    ['a time of a format', { a: '01:00 AM' }, { '$.a': matchers(ofTime) }, { a: '11:30 PM' }, []],
    [
      'a time of another format',
      { a: '01:00 AM' },
      { '$.a': matchers(ofTime) },
      { a: '23:30' },
      ['/body/a must be a time'],
    ],
    [
      'arrayContains',
      [{ id: 1 }],
      { $: matchers({ match: 'arrayContains', variants: [variant] }) },
      ['x', { id: 7 }],
      [],
    ],
    [
      'arrayContains without the item',
      [{ id: 1 }],
      { $: matchers({ match: 'arrayContains', variants: [variant] }) },
      ['x'],
      ['/body must contain an item like variant 0'],
    ],
    [
      'eachKey',
      { a: 1 },
      { $: matchers({ match: 'eachKey', rules: [{ match: 'regex', regex: '^[a-z]$' }] }) },
      { B: 1 },
      ['/body eachKey: must match ^[a-z]$'],
    ],
    [
      'eachValue',
      { a: 1 },
      { $: matchers({ match: 'eachValue', rules: [{ match: 'type' }] }) },
      { b: 2, c: 3 },
      [],
    ],
    [
      'eachValue of another type',
      { a: 1 },
      { $: matchers({ match: 'eachValue', rules: [{ match: 'type' }] }) },
      { b: 'x' },
      ['/body eachValue: must be number, is string'],
    ],
  ])('%s', (_, expected, body, actual, found) => {
    expect(mismatches({ body: expected }, { body }, { json: actual })).toEqual(found);
  });
});

test.each([
  ['application/json', 'application/json; charset=utf-8', []],
  ['application/json; charset=utf-8', 'application/json', []],
  ['text/plain; charset=latin1', 'text/plain', ['/headers/content-type must be equal']],
  ['application/json', 'text/plain', ['/headers/content-type must be equal']],
])('Content-Type %s is met by %s as expected', (wanted, given, found) => {
  expect(
    mismatches({ headers: { 'Content-Type': wanted } }, {}, { headers: { 'content-type': given } }),
  ).toEqual(found);
});

describe('compareBody()', () => {
  test.each<[string, unknown, object, unknown, string[]]>([
    ['ignores further fields', { a: 1 }, {}, { a: 1, b: 2 }, []],
    [
      'reports a missing field',
      { a: 1, b: { c: 2 } },
      {},
      { b: {} },
      ['/body/a is missing', '/body/b/c is missing'],
    ],
    ['reports another value', { a: 1 }, {}, { a: 2 }, ['/body/a must be 1']],
    ['reports an object instead of a list', { a: [1] }, {}, { a: {} }, ['/body/a must be a list']],
    ['reports a list instead of an object', { a: {} }, {}, { a: [] }, ['/body/a must be an object']],
    ['reports a longer list', [1], {}, [1, 2], ['/body must have 1 items, has 2']],
    ['accepts another value by a type rule', { a: 'x' }, { '$.a': matchers(type) }, { a: 'y' }, []],
    [
      'reports another type',
      { a: 'x' },
      { '$.a': matchers(type) },
      { a: 5 },
      ['/body/a must be string, is number'],
    ],
    [
      'applies a type rule to all below its path',
      { a: { b: ['x'] } },
      { $: matchers(type) },
      { a: { b: ['y', 'z'] } },
      [],
    ],
    [
      'prefers a more exact rule',
      { a: { b: 'x1' } },
      { $: matchers(type), '$.a.b': matchers({ match: 'regex', regex: '^x\\d$' }) },
      { a: { b: 'x12' } },
      ['/body/a/b must match ^x\\d$'],
    ],
    [
      'compares each item of a list with one example',
      [{ id: 1 }],
      { $: matchers({ match: 'type', min: 1 }), '$[*].id': matchers({ match: 'integer' }) },
      [{ id: 5 }, { id: 1.5 }],
      ['/body/1/id must be an integer'],
    ],
    [
      'reports a list that is too short',
      { items: ['x'] },
      { '$.items': matchers({ match: 'type', min: 2 }) },
      { items: ['y'] },
      ['/body/items must have at least 2 items, has 1'],
    ],
    [
      'accepts one of two matchers',
      { a: 1 },
      { '$.a': { combine: 'OR', matchers: [{ match: 'integer' }, { match: 'null' }] } },
      { a: null },
      [],
    ],
    [
      'reports an unknown matcher',
      { a: 1 },
      { '$.a': matchers({ match: 'moon' }) },
      { a: 1 },
      ['/body/a cannot be compared: unknown matcher moon'],
    ],
    [
      'reads quoted names',
      { 'a.b': 'x' },
      { "$['a.b']": matchers({ match: 'include', value: 'y' }) },
      { 'a.b': 'xyz' },
      [],
    ],
  ])('%s', (_, expected, rules, actual, wanted) => {
    expect(mismatches({ body: expected }, { body: rules }, { json: actual })).toEqual(wanted);
  });

  test('ignores a body that is not expected, and reports one that is not JSON', () => {
    expect(mismatches({}, {}, { body: 'anything' })).toEqual([]);
    expect(mismatches({ body: { a: 1 } }, {}, { body: '<html>' })).toEqual(['/body must be JSON']);
    expect(mismatches({ headers: {}, body: 'OK' }, {}, { body: 'KO' })).toEqual(['/body must be equal']);
  });
});

test('a wrong status is reported alone', () => {
  expect(mismatches({ body: { a: 1 } }, {}, { status: 404 })).toEqual(['/status must be 200, is 404']);
  const rules = { status: { $: matchers({ match: 'statusCode', status: 'success' }) } };
  expect(mismatches({}, rules, { status: 204 })).toEqual([]);
});

test('headers are compared without regard to case and spaces', () => {
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
