import { afterAll, beforeEach, expect, test } from '@jest/globals';
import nock from 'nock';
import { mockApi } from '../../jest.ts';
import { callPayments, callPets, document, origin, payments } from './calls.ts';

const pets = mockApi(document, { origin });
beforeEach(() => {
  nock(payments).get('/paid').times(2).reply(200, 'by nock');
});
afterAll(() => nock.restore());

test.each(['the first test', 'the next test'])('both answer in %s', async () => {
  await callPets('both');
  expect(await callPayments()).toEqual(['by nock', 'by nock']);
  expect(pets).toHaveReceived('PetList', { times: 2 });
  expect(nock.isDone()).toBe(true);
});
