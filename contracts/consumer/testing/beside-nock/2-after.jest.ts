import { expect, test } from '@jest/globals';
import { callPets } from './calls.ts';

test('the network is there again', async () => {
  expect(await callPets('after')).toEqual(['[]', '[]']);
});
