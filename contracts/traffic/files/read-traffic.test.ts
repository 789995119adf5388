import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { temporaryDirectory } from '../../../scripts/testing/clean-up.ts';
import { readTraffic } from './read-traffic.ts';
import type { Interaction } from './traffic.ts';

function fileOf(content: unknown): string {
  const file = join(temporaryDirectory(), 'traffic.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

function pactOf(version: string, ...interactions: object[]): object {
  const metadata = { pactSpecification: { version } };
  return { consumer: { name: 'rotator' }, provider: { name: 'gcore' }, interactions, metadata };
}

function only(content: unknown): Interaction {
  const [first, ...more] = readTraffic(fileOf(content)).interactions;
  expect(more).toEqual([]);
  if (!first) throw new Error('there is no interaction');
  return first;
}

describe('a Pact', () => {
  test('of version 2 has its query as text, one state and rules by path', () => {
    const { request, response, providerStates, rules } = only(
      pactOf('2.0.0', {
        description: 'a page',
        providerState: 'two secrets',
        request: {
          method: 'get',
          path: '/secrets',
          query: 'limit=2&filter%5Bname%5D=a',
          matchingRules: {
            '$.query.limit[0]': { match: 'type' },
            "$.query['filter[name]']": { regex: '^[a-z]$' },
            '$.headers.Accept': { match: 'regex', regex: 'json' },
            '$.path': { match: 'regex', regex: '^/s' },
          },
        },
        response: {
          status: 200,
          headers: { 'Content-Type': 'application/json' },
          body: { count: 2 },
          matchingRules: { '$.body.items[*].id': { min: 1 } },
        },
      }),
    );
    expect(request).toMatchObject({ method: 'GET', path: '/secrets', query: 'limit=2&filter%5Bname%5D=a' });
    expect(providerStates).toEqual([{ name: 'two secrets' }]);
    expect(rules.request.map(({ part, at }) => [part, at])).toEqual([
      ['query', 'limit'],
      ['query', 'filter[name]'],
      ['header', 'Accept'],
      ['path', ''],
    ]);
    expect(rules.request[1]?.matchers).toEqual([{ match: 'regex', regex: '^[a-z]$' }]);
    expect(rules.response).toEqual([
      { part: 'body', at: '$.items[*].id', matchers: [{ match: 'type', min: 1 }], any: false },
    ]);
    expect(response).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from('{"count":2}'),
    });
  });

  test('of version 3 has lists in its query, several states and rules by part', () => {
    const { request, response, providerStates, rules } = only(
      pactOf('3.0.0', {
        description: 'a page',
        providerStates: [{ name: 'a secret', params: { name: 'a b' } }, { name: 'a project' }],
        request: {
          method: 'GET',
          path: '/secrets',
          query: { name: ['a b', 'c&d'] },
          matchingRules: { path: { matchers: [{ match: 'regex', regex: '^/s' }] } },
        },
        response: {
          status: 200,
          matchingRules: {
            body: { '$.id': { combine: 'OR', matchers: [{ match: 'integer' }, { match: 'null' }] } },
          },
        },
      }),
    );
    expect(request.query).toBe('name=a+b&name=c%26d');
    expect(request.body).toHaveLength(0);
    expect(response.body).toBeUndefined();
    expect(providerStates).toEqual([{ name: 'a secret', params: { name: 'a b' } }, { name: 'a project' }]);
    expect(rules.request).toEqual([
      { part: 'path', at: '', matchers: [{ match: 'regex', regex: '^/s' }], any: false },
    ]);
    expect(rules.response).toEqual([
      { part: 'body', at: '$.id', matchers: [{ match: 'integer' }, { match: 'null' }], any: true },
    ]);
  });

  test.each([
    ['JSON', { contentType: 'application/json', encoded: false, content: { a: 1 } }, '{"a":1}'],
    ['JSON that is a string', { contentType: 'application/json', encoded: false, content: 'a' }, '"a"'],
    ['JSON as text', { contentType: 'application/json', encoded: false, content: '{"a":1}' }, '{"a":1}'],
    ['text', { contentType: 'text/plain', encoded: false, content: 'a' }, 'a'],
    [
      'base64',
      { contentType: 'application/octet-stream', encoded: 'base64', content: 'AAE=' },
      '\u0000\u0001',
    ],
    ['nothing', {}, ''],
  ])('of version 4 has %s with its content type', (_, body, expected) => {
    const { response } = only(
      pactOf('4.0', {
        type: 'Synchronous/HTTP',
        description: 'it',
        request: { method: 'GET', path: '/' },
        response: { status: 200, body },
      }),
    );
    expect(String(response.body)).toBe(expected);
  });

  test('lists skipped entries other than HTTP', () => {
    const file = fileOf(
      pactOf('4.0', { type: 'Asynchronous/Messages', description: 'an event', contents: { content: 'x' } }),
    );
    expect(readTraffic(file)).toMatchObject({
      interactions: [],
      skipped: [{ pointer: '/interactions/0', why: 'not HTTP but Asynchronous/Messages' }],
    });
  });
});

test('a HAR has requests, responses and origins', () => {
  const entry = {
    request: {
      method: 'POST',
      url: 'https://api.example.com/secrets?limit=2#top',
      headers: [
        { name: ':authority', value: 'api.example.com' },
        { name: 'X-Id', value: '1' },
        { name: 'x-id', value: '2' },
      ],
      postData: { mimeType: 'application/json', text: '{"a":1}' },
    },
    response: {
      status: 200,
      headers: [{ name: 'Content-Type', value: 'text/plain' }],
      content: { mimeType: 'text/plain', text: 'b2s=', encoding: 'base64' },
    },
  };
  const lost = { ...entry, response: { status: 0, headers: [] } };
  const traffic = readTraffic(fileOf({ log: { version: '1.2', entries: [entry, lost] } }));
  expect(traffic.interactions).toEqual([
    {
      description: 'POST /secrets',
      pointer: '/log/entries/0',
      providerStates: [],
      origin: 'https://api.example.com',
      request: {
        method: 'POST',
        path: '/secrets',
        query: 'limit=2',
        headers: { 'content-type': 'application/json', 'x-id': ['1', '2'] },
        body: Buffer.from('{"a":1}'),
      },
      response: { status: 200, headers: { 'content-type': 'text/plain' }, body: Buffer.from('ok') },
      rules: { request: [], response: [] },
    },
  ]);
  expect(traffic.skipped).toEqual([{ pointer: '/log/entries/1', why: 'no response' }]);
});

test.each([
  ['{', 'it is not JSON'],
  ['{}', 'it is neither a HAR (no "log") nor a Pact with interactions'],
  ['null', 'it is neither a HAR (no "log") nor a Pact with interactions'],
  [{ log: {} }, "/log must have required property 'entries'"],
  [
    { log: { entries: [{ request: {}, response: {} }] } },
    "/log/entries/0/request must have required property 'method'",
  ],
  [
    {
      log: {
        entries: [
          { request: { method: 'GET', url: '/a', headers: [] }, response: { status: 1, headers: [] } },
        ],
      },
    },
    '/log/entries/0/request/url is not a URL',
  ],
  [{ interactions: [] }, "must have required property 'consumer'"],
  [pactOf('5.0'), '/metadata/pactSpecification/version is 5.0: 1 to 4 are known'],
  [pactOf('3.0.0', { description: 'x', response: { status: 200 } }), '/interactions/0/request is missing'],
  [
    pactOf('3.0.0', { description: 'x', request: { method: 'GET', path: '/' }, response: {} }),
    '/interactions/0/response/status is missing',
  ],
  [
    pactOf('3.0.0', { description: 'x', request: { method: 5, path: '/' }, response: { status: 200 } }),
    '/interactions/0/request/method must be string',
  ],
])('an invalid file is an error with its name and a JSON pointer: %j', (content, message) => {
  const file = fileOf(content);
  expect(() => readTraffic(file)).toThrow(`${file}: ${message}`);
});

test('a missing file is an error', () => {
  expect(() => readTraffic('nowhere.har')).toThrow('nowhere.har: ENOENT');
});
