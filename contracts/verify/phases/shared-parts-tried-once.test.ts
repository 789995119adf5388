import { expect, test } from '@jest/globals';
import type { Operation } from '../../openapi/spec.ts';
import { SharedParts } from './shared-parts-tried-once.ts';

const operations = ['a', 'b', 'c'].map((id) => ({ id }) as Operation);
const shared = '#/components/schemas/Filter/properties/limit/minimum';

function callsOf({ id }: Operation, count: number) {
  const own = { tries: [`#/paths/~1${id}/post/parameters/0/schema/type`] };
  return [own, ...Array.from({ length: count }, () => ({ tries: [shared] }))];
}

test('where there is much to try, what two operations have tried is only sampled with a third', () => {
  const parts = new SharedParts();
  const tried = operations.map((one) => parts.worthTrying(one, callsOf(one, 1500)).length);
  expect(tried).toEqual([1501, 1501, 51]);
});

test('where there is little to try, all of it is', () => {
  const parts = new SharedParts();
  const tried = operations.map((one) => parts.worthTrying(one, callsOf(one, 199)).length);
  expect(tried).toEqual([200, 200, 200]);
});
