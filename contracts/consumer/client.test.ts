import { expect, test } from '@jest/globals';
import { serveMock } from '../../scripts/testing/serve-mock.ts';
import { createClient } from './client.ts';

test('a client calls documented operations', async () => {
  const { address } = await serveMock();
  const docker = createClient('docker', { baseUrl: `${address}/v1.44` });
  const { data: created } = await docker.POST('/secrets/create', { body: { Name: 'app/key', Data: 'dg==' } });
  expect(created).toBeUndefined();
  const { data, response } = await docker.POST('/secrets/create', { body: { Name: 'app', Data: 'dg==' } });
  expect(response.status).toBe(201);
  const { data: secret } = await docker.GET('/secrets/{id}', { params: { path: { id: data?.ID ?? '' } } });
  expect(secret?.Spec.Name).toBe('app');
});

test('an unknown API is an error that lists the known ones', () => {
  const name = 'gcor' as 'gcore';
  expect(() => createClient(name, { baseUrl: '' })).toThrow(
    'there is no API gcor: the built-in ones are docker, gcore, huawei, sap, ecp',
  );
});
