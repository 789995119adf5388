import { describe, expect, test } from '@jest/globals';
import { mockOf, petDocument } from '../inferred/testing.ts';

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

function send({ query = '', type = json, body = '' }: { query?: string; type?: string; body?: string }) {
  const mock = mockOf(petDocument);
  const headers = { 'content-type': type };
  return mock
    .handle({ method: 'POST', path: '/v1/pets', query, headers, body: Buffer.from(body) })
    .then(async (response) => ({ response, journal: (await mock.journal.read()).entries }));
}

describe('a request that is too complex', () => {
  test.each([
    ['a deep array', { body: '['.repeat(100_000) + ']'.repeat(100_000) }, 'at most 500 levels'],
    ['a deep object', { body: `${'{"a":'.repeat(501)}1${'}'.repeat(501)}` }, 'at most 500 levels'],
    ['a deep body of another type', { type: 'text/plain', body: '['.repeat(1000) }, 'at most 500 levels'],
    ['many items', { body: `[${'0,'.repeat(300_000)}0]` }, 'at most 200000 values'],
    ['many members', { body: `{${'"a":0,'.repeat(300_000)}"b":0}` }, 'at most 200000 values'],
    ['many fields', { type: form, body: 'a=1&'.repeat(20_000) }, 'a form may have at most 10000 fields'],
    ['many parameters', { query: 'a=1&'.repeat(20_000) }, 'a query may have at most 10000 fields'],
    ['many brackets', { query: `a${'[b]'.repeat(20_000)}=1` }, 'a query may have at most 10000 fields'],
  ])('%s is a 413', async (_, request, detail) => {
    const { response } = await send(request);
    expect(response.status).toBe(413);
    expect(JSON.parse(String(response.body))).toMatchObject({
      type: 'urn:bonafide:too-complex',
      detail: expect.stringContaining(detail),
    });
  });

  test('is in the journal by its size', async () => {
    const { journal } = await send({ body: '['.repeat(100_000) });
    expect(journal).toMatchObject([{ request: { body: '{"bytes":100000}' }, response: { status: 413 } }]);
  });
});

test.each([
  ['brackets in a text', { body: JSON.stringify({ id: 0, name: `${'['.repeat(1000)}\\"` }) }],
  ['many objects side by side', { body: JSON.stringify({ id: 0, name: 'Rex', tags: Array(1000).fill({}) }) }],
])('%s are no levels', async (_, request) => {
  const { response } = await send(request);
  expect(response.status).not.toBe(413);
});
