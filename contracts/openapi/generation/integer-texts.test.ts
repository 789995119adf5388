import { describe, expect, test } from '@jest/globals';
import { createSpec } from '../spec.ts';
import { arbitraryFor, boundaryValues, invalidValues, valueFor } from './index.ts';

const spec = createSpec('test', { openapi: '3.1.0', paths: {} }, { checked: true });
const formats = ['int8', 'int16', 'int32', 'int64', 'uint8', 'uint32', 'uint64'];

describe.each(formats)('a text of the format %s', (format) => {
  const schema = { type: 'string', format } as const;

  test.each([false, true])('is made of digits, for people or not: %p', (natural) => {
    const seeds = Array.from({ length: 20 }, (_, seed) => seed);
    for (const seed of seeds)
      expect(valueFor(spec, schema, { direction: 'request', seed, natural })).toMatch(/^\d+$/);
  });

  test('is digits at every limit, and by chance', async () => {
    const { default: fc } = await import('fast-check');
    const inside = boundaryValues(spec, { ...schema, maxLength: 2 }, { direction: 'request' });
    const values = await arbitraryFor(spec, schema, { direction: 'request' });
    const random = values ? fc.sample(values, 20) : [];
    expect(random).toHaveLength(20);
    for (const value of [...inside.map((one) => one.value), ...random]) expect(value).toMatch(/^\d+$/);
  });

  test('is not replaced by a number, which readers of such texts take as well', () => {
    const values = invalidValues(spec, schema, { direction: 'request' }).map(({ value }) => value);
    expect(values).toContain(true);
    expect(values.filter(Number.isInteger)).toEqual([]);
  });
});
