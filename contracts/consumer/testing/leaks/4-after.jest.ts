import { expect, test } from '@jest/globals';
import { callAll } from './calls.ts';

test('the network is restored', async () => {
  expect(await callAll('after')).toEqual([200, 200, 200]);
});
