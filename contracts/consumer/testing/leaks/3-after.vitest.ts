import { expect, test } from 'vitest';
import { callAll } from './calls.ts';

test('the network is restored', async () => {
  expect(await callAll('after')).toEqual([200, 200, 200]);
});
