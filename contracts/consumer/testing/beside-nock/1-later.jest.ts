import { afterAll, expect, test } from '@jest/globals';
import { mockApi } from '../../jest.ts';
import { callPayments, callPets, document, origin, payments } from './calls.ts';

const pets = mockApi(document, { origin });
const { default: nock } = await import('nock');
afterAll(() => nock.restore());

test('both answer where nock is imported later', async () => {
  nock(payments).get('/paid').times(2).reply(200, 'by nock');
  await callPets('later');
  expect(await callPayments()).toEqual(['by nock', 'by nock']);
  expect(pets).toHaveReceived('PetList', { times: 2 });
});
