import { expect, test } from '@jest/globals';
import { createSchemaCompiler } from './ajv.ts';

const compiler = createSchemaCompiler({ openapi: '3.1.1', paths: {} }, { checked: true });
const unique = compiler.compile({ type: 'array', uniqueItems: true });

test.each([
  [[1, 1]],
  [[{ a: 1, b: [2] }, 0, { b: [2], a: 1 }]],
  [[[1], [1]]],
  [[null, null]],
  [[9007199254740993n, 9007199254740993n]],
])('%p has an item twice', (items) => {
  expect(unique(items)).toBe(false);
});

test.each([
  [[1, '1', true, null, [1], { a: 1 }]],
  [[{ a: 1 }, { a: 1, b: 1 }]],
  [['[1]', [1]]],
  [[9007199254740993n, 9007199254740992n]],
])('%p has different items', (items) => {
  expect(unique(items)).toBe(true);
});

test('the failure says where, and which items are the same', () => {
  const schema = { type: 'array', uniqueItems: true };
  const validate = compiler.compile({ type: 'object', properties: { tags: schema } });
  expect(validate({ tags: [{ a: 1 }, 2, { a: 1 }] })).toBe(false);
  expect(validate.errors).toMatchObject([
    {
      keyword: 'uniqueItems',
      instancePath: '/tags',
      parentSchema: schema,
      params: { i: 2, j: 0 },
      message: 'must NOT have duplicate items (items ## 0 and 2 are identical)',
    },
  ]);
});

test('without being asked for, items may be the same', () => {
  expect(compiler.compile({ type: 'array', uniqueItems: false })([1, 1])).toBe(true);
});

test('100,000 objects take no minutes', () => {
  expect(unique(Array.from({ length: 100_000 }, (_, i) => ({ i })))).toBe(true);
});
