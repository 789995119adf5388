import nock from 'nock';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { mockApi } from '../../vitest.ts';
import { callPayments, callPets, document, origin, payments } from './calls.ts';

// Vitest may have run the file beside this one in the same process.
if (!nock.isActive()) nock.activate();
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
