import { describe, expect, test } from '@jest/globals';
import { type Comparison, comparisonTable, isMet, median, ratioOf, show } from './comparison-table.ts';

const comparison: Comparison = {
  what: 'GET',
  ours: [20_000, 10_000, 30_000],
  otherName: 'bare Express',
  other: [10_000, 10_000, 10_000],
  unit: '/s',
  goal: { atLeast: 1 },
};

test.each([
  [[3], 3],
  [[9, 1, 5], 5],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %d', (values, middle) => {
  expect(median(values)).toBe(middle);
});

test('the median of nothing is an error', () => {
  expect(() => median([])).toThrow('nothing was measured');
});

test('a ratio is taken round by round', () => {
  expect(ratioOf({ ...comparison, ours: [2, 20, 200], other: [1, 10, 100] })).toBe(2);
});

describe('a goal', () => {
  test.each([
    [1, { atLeast: 1 }, true],
    [0.99, { atLeast: 1 }, false],
    [1.5, { atMost: 1.5 }, true],
    [1.51, { atMost: 1.5 }, false],
  ])('%d for %j is met: %j', (ratio, goal, met) => {
    expect(isMet(ratio, goal)).toBe(met);
  });

  test('is compared with the printed number', () => {
    expect(isMet(0.996, { atLeast: 1 })).toBe(true);
  });

  test('is not met without a measurement', () => {
    expect(isMet(Number.NaN, { atLeast: 1 })).toBe(false);
    expect(isMet(Number.NaN, { atMost: 1 })).toBe(false);
  });
});

test('the table names what was compared', () => {
  expect(comparisonTable([comparison, { ...comparison, goal: { atMost: 1.5 } }])).toBe(
    [
      '| what | ours | beside it | ratio | goal | met |',
      '| --- | --- | --- | --- | --- | --- |',
      '| GET | 20,000/s | bare Express: 10,000/s | 2.00 × | ≥ 1 × | met |',
      '| GET | 20,000/s | bare Express: 10,000/s | 2.00 × | ≤ 1.5 × | **not met** |',
    ].join('\n'),
  );
});

test.each([
  [12_345.6, '/s', '12,346/s'],
  [8.125, 'µs', '8.1 µs'],
])('%d %s is written as %s', (value, unit, text) => {
  expect(show(value, unit)).toBe(text);
});
