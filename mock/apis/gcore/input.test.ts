import { describe, expect, test } from '@jest/globals';
import { callGcore, collection, mockWith, wanted } from './testing.ts';

const pattern = "String should match pattern '^[a-z][-a-z0-9]{0,24}[a-z0-9]$'";
const notAString = 'Input should be a valid string';
const tooShort = 'String should have at least 1 character';
const nothing = Object.fromEntries(Object.keys(wanted).map((name) => [name, ['Field required']]));

describe('names', () => {
  test.each(['ab', 'a1', 'my-secret', 'a--b', 'my-registry-secret', `a${'-'.repeat(24)}z`])(
    '%j is one',
    async (name) => {
      const { status, json } = await callGcore(await mockWith([]), 'POST', collection, { ...wanted, name });
      expect([status, json]).toEqual([200, expect.objectContaining({ name })]);
    },
  );

  test.each([
    ['', tooShort],
    ['a', pattern],
    ['a'.repeat(27), pattern],
    ['1abc', pattern],
    ['-abc', pattern],
    ['abc-', pattern],
    ['My-secret', pattern],
    ['a_b', pattern],
    ['a.b', pattern],
    ['my-secret\n', pattern],
    ['a'.repeat(251), 'String should have at most 250 characters'],
    [5, notAString],
    [null, notAString],
  ])('%j is none', async (name, text) => {
    const { status, json } = await callGcore(await mockWith([]), 'POST', collection, { ...wanted, name });
    expect([status, json]).toEqual([400, expect.objectContaining({ invalid_fields: { name: [text] } })]);
  });
});

describe('what is said of a member', () => {
  test.each([
    ['registry', 5, notAString],
    ['registry', true, notAString],
    ['login', ['l'], notAString],
    ['password', { p: 1 }, notAString],
    ['registry', '', tooShort],
    ['login', '', tooShort],
    ['password', '', tooShort],
    ['registry', 'r'.repeat(401), 'String should have at most 400 characters'],
    ['login', 'l'.repeat(101), 'String should have at most 100 characters'],
    ['password', 'p'.repeat(5001), 'String should have at most 5000 characters'],
  ])('%s: %j', async (name, value, text) => {
    const mock = await mockWith();
    const answer = expect.objectContaining({
      message: `Validation Error: {'${name}': ['${text}']}`,
      invalid_fields: { [name]: [text] },
    });
    const create = await callGcore(mock, 'POST', collection, { ...wanted, name: 'another', [name]: value });
    const update = await callGcore(mock, 'PATCH', `${collection}/my-secret`, { [name]: value });
    expect([create.status, create.json, update.status, update.json]).toEqual([400, answer, 400, answer]);
  });

  test('every invalid member is named, in the order of the document', async () => {
    const body = { password: '', login: 5, name: 'A', registry: null };
    const { json } = await callGcore(await mockWith(), 'POST', collection, body);
    const { invalid_fields } = json as { invalid_fields: Record<string, string[]> };
    expect(Object.entries(invalid_fields)).toEqual([
      ['name', [pattern]],
      ['registry', [notAString]],
      ['login', [notAString]],
      ['password', [tooShort]],
    ]);
  });

  test.each(['__proto__', 'constructor', 'toString'])(
    '%s is a member like any other that is ignored',
    async (name) => {
      const body = JSON.stringify(wanted).replace('{', `{"${name}":{"login":5},`);
      expect((await callGcore(await mockWith([]), 'POST', collection, body)).status).toBe(200);
    },
  );
});

describe('bodies', () => {
  test.each([
    ['', nothing],
    ['{}', nothing],
    ['{', { body: ['Invalid JSON'] }],
    [' ', { body: ['Invalid JSON'] }],
    ['name=my-secret', { body: ['Invalid JSON'] }],
    [Buffer.from([0x22, 0xff, 0x22]), { body: ['Invalid JSON'] }],
    ['null', { body: ['Input should be an object'] }],
    ['[{}]', { body: ['Input should be an object'] }],
    ['"text"', { body: ['Input should be an object'] }],
    ['['.repeat(100_000), { body: ['Invalid JSON'] }],
  ])('create with %.20j', async (body, invalid_fields) => {
    const { status, json } = await callGcore(await mockWith(), 'POST', collection, body);
    expect([status, json]).toEqual([400, expect.objectContaining({ invalid_fields })]);
  });

  test.each([
    '',
    '{}',
    '{"login":null,"registry":null,"password":null}',
    '{"name":"renamed","updated_at":5}',
  ])('update with %j changes nothing', async (body) => {
    const mock = await mockWith();
    const before = await callGcore(mock, 'GET', `${collection}/my-secret`);
    for (let i = 0; i < 1000; i += 1) await callGcore(mock, 'GET', collection);
    const after = await callGcore(mock, 'PATCH', `${collection}/my-secret`, body);
    expect([after.status, after.json]).toEqual([200, before.json]);
  });

  test('a content type is not looked at', async () => {
    const type = { 'content-type': 'text/plain' };
    expect((await callGcore(await mockWith([]), 'POST', collection, wanted, type)).status).toBe(200);
  });
});

test.each([
  ['lists', '['.repeat(3000) + ']'.repeat(3000)],
  ['objects', `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`],
])('deep %s in a member are too complex', async (_, name) => {
  const answer = await callGcore(await mockWith([]), 'POST', collection, JSON.parse(`{"name":${name}}`));
  expect(answer.status).toBe(413);
});
