import { describe, expect, test } from '@jest/globals';
import { createSchemaCompiler } from './ajv.ts';
import { isMultipleOf } from './is-multiple-of.ts';

describe('a multiple', () => {
  test.each([0.07, 0.57, 1.1, 4.35, 19.99, 143.48, 1_234_567.89, -0.07, 0, 1e20])(
    '%d is one of 0.01',
    (value) => {
      expect(isMultipleOf(value, 0.01)).toBe(true);
    },
  );

  test.each([0.001, 19.999, 1e-7, 0.070_000_000_1])('%d is none of 0.01', (value) => {
    expect(isMultipleOf(value, 0.01)).toBe(false);
  });

  test('integers, and steps of any size', () => {
    expect([isMultipleOf(9, 3), isMultipleOf(10, 3), isMultipleOf(1e300, 2), isMultipleOf(7.5, 2.5)]).toEqual(
      [true, false, true, true],
    );
    expect([isMultipleOf(1e-7, 1e-8), isMultipleOf(1e300, 1e-300), isMultipleOf(5e-324, 1)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('a schema takes prices, and says what the others violate', () => {
    const document = { openapi: '3.1.0', paths: {} };
    const price = createSchemaCompiler(document, { checked: false }).compile({
      type: 'number',
      multipleOf: 0.01,
    });
    expect(price(19.99)).toBe(true);
    expect(price(19.999)).toBe(false);
    expect(price.errors).toMatchObject([{ keyword: 'multipleOf', message: 'must be multiple of 0.01' }]);
  });
});
