import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { readHar } from './har.ts';

const entry = (request: object, response: object = {}, more: object = {}) => ({
  request: { method: 'GET', url: 'https://pets.example/pets', headers: [], ...request },
  response: { status: 200, headers: [], ...response },
  ...more,
});

const read = (...entries: object[]) => readHar('a.har', { log: { entries } });

test.each([
  ['a data: URL', entry({ url: 'data:image/png;base64,AAAA' })],
  ['a blob', entry({ url: 'blob:https://pets.example/1' })],
  ['a WebSocket', entry({}, { status: 101 })],
  ['a blocked request', entry({}, { status: 0 })],
  ['a 304', entry({}, { status: 304 })],
  [
    'a preflight',
    entry({ method: 'OPTIONS', headers: [{ name: 'Access-Control-Request-Method', value: 'PUT' }] }),
  ],
])('%s says nothing about an API', (_, one) => {
  const { interactions, skipped } = read(one, entry({}));
  expect(interactions).toHaveLength(1);
  expect(skipped).toHaveLength(1);
});

test('a form is read from its params where its text is empty', () => {
  const postData = {
    mimeType: 'application/x-www-form-urlencoded',
    text: '',
    params: [{ name: 'a', value: 'x y' }],
  };
  expect(String(read(entry({ method: 'POST', postData })).interactions[0]?.request.body)).toBe('a=x+y');
});

test('packed bytes in base64 are unpacked', () => {
  const headers = [{ name: 'Content-Encoding', value: 'gzip' }];
  const text = gzipSync('{"a":1}').toString('base64');
  const { interactions } = read(entry({}, { headers, content: { text, encoding: 'base64' } }));
  expect(String(interactions[0]?.response.body)).toBe('{"a":1}');
});
