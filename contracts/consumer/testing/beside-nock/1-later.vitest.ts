import { afterAll, expect, test } from 'vitest';
import { mockApi } from '../../vitest.ts';
import { callPayments, callPets, document, origin, payments } from './calls.ts';

const pets = mockApi(document, { origin });
const { default: nock } = await import('nock');
// Vitest may have run the file beside this one in the same process.
if (!nock.isActive()) nock.activate();
afterAll(() => nock.restore());

test('both answer where nock is imported later', async () => {
  nock(payments).get('/paid').times(2).reply(200, 'by nock');
  await callPets('later');
  expect(await callPayments()).toEqual(['by nock', 'by nock']);
  expect(pets).toHaveReceived('PetList', { times: 2 });
});
