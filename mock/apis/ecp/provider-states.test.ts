import { describe, expect, test } from '@jest/globals';
import { callEcp, ecpSecret, secretsPath } from '../../../scripts/testing/call-ecp.ts';
import { SeedError } from '../../core/plant-seed.ts';
import { builtinMock } from '../index.ts';

const path = `${secretsPath}/f163180004bf11eb8d2a0242ac120002`;

test('secrets-in-use refuses deletes, but not updates, until it is switched off', async () => {
  const mock = builtinMock('ecp');
  await mock.setProviderState('secrets-in-use', true);
  expect(await callEcp(mock, 'DELETE', path)).toMatchObject({
    status: 400,
    json: {
      error: 'SecretBeingUsed',
      message: 'The secret is being used by applications and cannot be deleted.',
    },
  });
  expect(await callEcp(mock, 'GET', path)).toMatchObject({ status: 200 });
  expect(await callEcp(mock, 'PATCH', path, { body: { username: 'new' } })).toMatchObject({ status: 200 });
  expect(await callEcp(mock, 'DELETE', `${secretsPath}/none`)).toMatchObject({ status: 404 });
  await mock.setProviderState('secrets-in-use', false);
  expect(await callEcp(mock, 'DELETE', path)).toMatchObject({ status: 204 });
});

test('regular-customer refuses calls on behalf of another customer', async () => {
  const mock = builtinMock('ecp');
  await mock.setProviderState('regular-customer', true);
  const headers = { 'on-behalf-of': '10001' };
  for (const [method, at] of [
    ['GET', secretsPath],
    ['POST', secretsPath],
    ['GET', path],
    ['PATCH', path],
    ['DELETE', path],
  ] as const) {
    expect(await callEcp(mock, method, at, { headers })).toMatchObject({
      status: 403,
      json: { error: 'AccessDenied', message: 'A regular customer is not allowed to make this call.' },
    });
  }
  expect(await callEcp(mock, 'GET', path)).toMatchObject({ status: 200 });
});

test('managed-secrets can be read, but not created, changed or deleted', async () => {
  const mock = builtinMock('ecp');
  await mock.setProviderState('managed-secrets', true);
  await mock.setProviderState('managed-secrets', true);
  const found = await callEcp(mock, 'GET', secretsPath, { query: 'searchString=demouser-5883' });
  const {
    ImagePullSecrets: [managed],
    totalCount,
  } = found.json as ListOfManaged;
  expect(totalCount).toBe(1);
  expect(managed.description).toBe('Auto created for ECP registry user demouser-5883');
  const own = `${secretsPath}/${managed.imagepullsecretID}`;
  expect(await callEcp(mock, 'GET', own)).toMatchObject({ status: 200 });
  const body = ecpSecret({ registry: 'registry.ecp.example' });
  const refusals = [
    await callEcp(mock, 'POST', secretsPath, { body }),
    await callEcp(mock, 'PATCH', own, { body: { username: 'new' } }),
    await callEcp(mock, 'DELETE', own),
  ];
  expect(refusals.map(({ status, json }) => [status, json])).toEqual([
    [400, { error: 'RegistryNotAllowed', message: expect.stringMatching(/^Creating .* automatically\.$/) }],
    [
      400,
      {
        error: 'UpdateManagedSecretNotAllowed',
        message: 'The secret is manged by ECP and cannot be updated.',
      },
    ],
    [
      400,
      {
        error: 'DeleteManagedSecretNotAllowed',
        message: 'The secret is manged by ECP and cannot be deleted.',
      },
    ],
  ]);
  await mock.setProviderState('managed-secrets', false);
  expect(await callEcp(mock, 'GET', own)).toMatchObject({ status: 404 });
  expect(await callEcp(mock, 'POST', secretsPath, { body })).toMatchObject({ status: 201 });
});

interface ListOfManaged {
  ImagePullSecrets: [{ imagepullsecretID: string; description: string }];
  totalCount: number;
}

test('a reset switches every state off', async () => {
  const mock = builtinMock('ecp');
  for (const name of Object.keys(mock.providerStates)) await mock.setProviderState(name, true);
  await mock.reset();
  expect(await callEcp(mock, 'DELETE', path, { headers: { 'on-behalf-of': '' } })).toMatchObject({
    status: 204,
  });
});

describe('child customers', () => {
  test('have separate secrets, whatever their IDs', async () => {
    const mock = builtinMock('ecp');
    const customers = ['', '1', '1/', '1%2F', '1/a'];
    for (const customer of customers) {
      const input = { headers: { 'on-behalf-of': customer }, body: ecpSecret() };
      expect(await callEcp(mock, 'POST', secretsPath, input)).toMatchObject({ status: 201 });
      expect(await callEcp(mock, 'POST', secretsPath, input)).toMatchObject({ status: 409 });
    }
    for (const customer of customers) {
      const input = { headers: { 'on-behalf-of': customer }, query: 'searchString=a-secret' };
      expect(await callEcp(mock, 'GET', secretsPath, input)).toMatchObject({ json: { totalCount: 1 } });
    }
  });
});

describe('seed data', () => {
  const secret = {
    imagepullsecretID: '1',
    name: 'mine',
    namespace: 'my-namespace',
    description: '',
    registry: 'docker.io',
    username: 'me',
    password: 'secret',
    creationTime: '2020-01-01T00:00:00Z',
    lastUpdateTime: '2020-01-01T00:00:00Z',
  };
  const seeded = (...ImagePullSecrets: object[]) => builtinMock('ecp', { seedData: { ImagePullSecrets } });

  test('replaces the samples, with its namespaces, older secrets first', async () => {
    const older = {
      ...secret,
      imagepullsecretID: '2',
      name: 'older',
      creationTime: '2020-01-01T00:00:00+09:00',
    };
    const mock = seeded(secret, older);
    const { json } = await callEcp(mock, 'GET', secretsPath);
    expect(json).toMatchObject({ ImagePullSecrets: [{ name: 'older' }, { name: 'mine' }], totalCount: 2 });
    const input = { body: ecpSecret({ namespace: 'my-namespace' }) };
    expect(await callEcp(mock, 'POST', secretsPath, input)).toMatchObject({ status: 201 });
  });

  test.each<[where: string, secrets: object[]]>([
    ['/ImagePullSecrets/1/imagepullsecretID', [secret, { ...secret, name: 'other' }]],
    ['/ImagePullSecrets/1/name', [secret, { ...secret, imagepullsecretID: '2' }]],
    ['/ImagePullSecrets/0/name', [{ ...secret, name: 'Not A Name' }]],
    ['/ImagePullSecrets/0 must have required property', [{ ...secret, password: undefined }]],
  ])('that is wrong at %s is refused, without its secret values', async (where, secrets) => {
    const failure: unknown = await seeded(...secrets).ready.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SeedError);
    const { message } = failure as SeedError;
    expect(message.startsWith(where)).toBe(true);
    expect(message).not.toContain('"secret"');
  });
});
