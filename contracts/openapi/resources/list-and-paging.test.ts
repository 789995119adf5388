import { describe, expect, test } from '@jest/globals';
import type { Schema } from '../document.ts';
import { infer, only, pet, petPaths, response } from './testing.ts';

test('finds the parameters of paging and filtering, and unknown ones', () => {
  expect(only(infer(petPaths)).list).toEqual({
    paging: { limit: 'limit', offset: 'offset' },
    filters: [{ parameter: 'tag', field: 'tag' }],
    unknown: ['fuzzy'],
    totals: {},
    echoed: [],
  });
});

describe('finds the items of a list, and its totals', () => {
  const list = { type: 'array', items: pet };
  const number = { type: 'integer' };
  const envelope = (properties: Record<string, Schema>) => ({ type: 'object', properties });
  test.each([
    ['/items', { total: '/total' }, envelope({ items: list, total: number })],
    ['/results', { total: '/count' }, envelope({ count: number, results: list })],
    ['/data', { total: '/meta/total' }, envelope({ data: list, meta: envelope({ total: number }) })],
    ['/data', { next: '/next_cursor' }, envelope({ data: list, next_cursor: { type: 'string' } })],
    ['/pets', { more: '/has_more' }, envelope({ pets: list, has_more: { type: 'boolean' } })],
    [
      '/values',
      { total: '/total', count: '/count' },
      envelope({ total: number, count: number, values: list }),
    ],
    ['/animals', {}, envelope({ animals: list })],
    ['/my_pets', {}, envelope({ my_pets: list, page_size: number, first_page_uri: { type: 'string' } })],
    ['/data/items', {}, envelope({ data: envelope({ items: list }) })],
  ])('%s %j', (pointer, totals, schema) => {
    const paths = structuredClone(petPaths);
    (paths['/pets'] as { get: { responses: object } }).get.responses = { 200: response(schema) };
    const pets = only(infer(paths));
    expect(pets.operations.list?.responsePointer).toBe(pointer);
    expect(pets.list?.totals).toEqual(totals);
  });
});

test.each<[string, string[], [string, boolean | undefined][]]>([
  [
    'sort',
    ['name', '-name'],
    [
      ['name', false],
      ['name', true],
    ],
  ],
  [
    'order_by',
    ['created_at_desc', 'tag:asc'],
    [
      ['created_at', true],
      ['tag', false],
    ],
  ],
  [
    'sortBy',
    ['name', 'createdAt'],
    [
      ['name', undefined],
      ['created_at', undefined],
    ],
  ],
  // No member is called best.
  ['sort', ['name', 'best'], []],
  ['colour', ['name'], []],
])('finds that ?%s=%j sorts a list, where each value is a member', (parameter, values, expected) => {
  const list = {
    operationId: 'listPets',
    parameters: [{ name: parameter, in: 'query', schema: { type: 'string', enum: values } }],
    responses: { 200: response({ type: 'array', items: pet }) },
  };
  const { list: found } = only(infer({ '/pets': { get: list } }));
  const choices = (found?.order?.choices ?? []).map(({ field, isDescending }) => [field, isDescending]);
  expect(choices).toEqual(expected);
});

test('finds that filter[tag] filters by tag', () => {
  const parameters = [{ name: 'filter[tag]', in: 'query', schema: { type: 'string' } }];
  const responses = { 200: response({ type: 'array', items: pet }) };
  const { list } = only(infer({ '/pets': { get: { operationId: 'listPets', parameters, responses } } }));
  expect(list?.filters).toEqual([{ parameter: 'filter[tag]', field: 'tag' }]);
});
