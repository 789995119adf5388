import { describe, expect, test } from '@jest/globals';
import { createSpec } from './spec.ts';

const schemas = {
  Id: { type: 'integer', format: 'int64', minimum: 1 },
  Count: { type: 'integer', format: 'int32' },
  Ids: { type: 'array', items: { type: 'integer', format: 'int64' }, uniqueItems: true },
  Item: { type: 'object', required: ['id'], properties: { id: { $ref: '#/components/schemas/Id' } } },
};
const spec = createSpec('big', { openapi: '3.1.0', paths: {}, components: { schemas } });
const judge = (name: string, value: unknown) =>
  spec.validators.json(`#/components/schemas/${name}`)(value)?.keyword;

describe('an integer beyond 2^53', () => {
  test('is an integer', () => {
    expect(judge('Id', 9007199254740993n)).toBeUndefined();
    expect(judge('Item', { id: 9223372036854775807n })).toBeUndefined();
  });

  test('keeps to limits and formats', () => {
    expect(judge('Id', -9007199254740993n)).toBe('minimum');
    expect(judge('Count', 9007199254740993n)).toBe('format');
    expect(judge('Item', { id: 9007199254740993n, other: [] })).toBeUndefined();
    expect(judge('Item', { other: 9007199254740993n })).toBe('required');
  });

  test('is another item than its neighbours', () => {
    expect(judge('Ids', [9007199254740992, 9007199254740993n, 9007199254740994])).toBeUndefined();
    expect(judge('Ids', [9223372036854775807n, 9223372036854775806n, 9223372036854775805n])).toBeUndefined();
    expect(judge('Ids', [9007199254740993n, 1, 9007199254740993n])).toBe('uniqueItems');
  });
});
