import { describe, expect, test } from '@jest/globals';
import { mockApi, reply } from '../jest.ts';
import { dockerConfigOf } from './credential.ts';
import { type HuaweiOptions, huaweiSystem } from './systems/huawei.ts';
import { credential, noWaiting, pact, rotatedIn, rotateIn } from './testing.ts';

const project = '0123456789abcdef0123456789abcdef';
const token = 'a-token-of-the-identity-service-of-acme';
const secret = (name: string) => ({ name, secret_string: 'old' });
const system = (options: Partial<HuaweiOptions> = {}) =>
  huaweiSystem({
    baseUrl: 'https://kms.eu-west-101.myhuaweicloud.com',
    token,
    project,
    prefix: 'registry-',
    ...options,
  });
const variables = { HUAWEICLOUD_AUTH_TOKEN: token, HUAWEICLOUD_PROJECT_ID: project };

describe('Huawei CSMS', () => {
  const secrets = ['a-database', 'registry-builds', 'registry-web'].map(secret);
  const huawei = mockApi('huawei', { variables, seedData: { secrets }, pact });

  test('each of the registry’s secrets gets a new current version', async () => {
    const rotated = await rotatedIn(system());
    expect(rotated).toEqual(['registry-builds', 'registry-web']);
    const body = { secret_string: dockerConfigOf(credential) };
    for (const secret_name of rotated) {
      expect(huawei).toHaveReceived('CreateSecretVersion', { path: { secret_name }, body });
    }
    expect(huawei).toHaveReceived('CreateSecretVersion', { times: 2 });
    const answer = await fetch(
      `https://kms.eu-west-101.myhuaweicloud.com/v1/${project}/secrets/registry-web/versions/latest`,
      { headers: { 'X-Auth-Token': token } },
    );
    const { version } = (await answer.json()) as { version: { secret_string: string } };
    expect(version.secret_string).toBe(dockerConfigOf(credential));
  });

  test('a new version that fails is not retried, since it could exist twice', async () => {
    huawei.once('CreateSecretVersion', reply(502));
    const { rotated, failure } = await rotateIn(system(noWaiting()));
    expect([rotated, failure]).toEqual([[], 'the new version of registry-builds was refused with 502']);
    expect(huawei).toHaveReceived('CreateSecretVersion', { times: 1 });
  });

  test('a list that fails is retried', async () => {
    huawei.times(2, 'ListSecrets', reply(504));
    const { waits, wait } = noWaiting();
    expect(await rotatedIn(system({ wait }))).toHaveLength(2);
    expect(waits).toEqual([200, 400]);
  });

  test('a secret without room for a new version is reported', async () => {
    await huawei.given('disabled-secrets');
    expect((await rotateIn(system())).failure).toBe('registry-builds is DISABLED');
  });

  test('a wrong token is reported', async () => {
    const { failure } = await rotateIn(system({ token: 'another' }));
    expect(failure).toBe('the list of secrets was refused with 401');
  });
});

describe('Huawei CSMS with more secrets than fit on a page', () => {
  const secrets = Array.from({ length: 120 }, (_, index) =>
    secret(index === 119 ? 'registry-web' : `other-${String(index).padStart(3, '0')}`),
  );
  const huawei = mockApi('huawei', { variables, seedData: { secrets } });

  test('rotates those on later pages, too', async () => {
    expect(await rotatedIn(system())).toEqual(['registry-web']);
    expect(huawei).toHaveReceived('ListSecrets', { query: { marker: 'other-049' } });
  });
});
