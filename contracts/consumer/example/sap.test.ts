import { describe, expect, test } from '@jest/globals';
import { mockApi, reply } from '../jest.ts';
import { dockerConfigOf } from './credential.ts';
import { type SapOptions, sapSystem } from './systems/sap.ts';
import { credential, noWaiting, pact, rotatedIn, rotateIn } from './testing.ts';

const patch = 'kubesubmit.v4.docker_registry_secrets.patch';
const secrets = [{ name: 'registry', data: { '.dockerconfigjson': '{"auths":{}}' } }];
const system = (options: Partial<SapOptions> = {}) =>
  sapSystem({
    apiUrl: 'https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com',
    tokenUrl: 'https://acme.authentication.eu10.hana.ondemand.com',
    clientId: 'sb-acme!b1|aicore!b1',
    clientSecret: 'the-secret-of-acme',
    secret: 'registry',
    ...options,
  });

describe('SAP AI Core', () => {
  const sap = mockApi('sap', { seedData: { secrets }, pact });

  test('the credential is replaced, as the text of a Docker configuration', async () => {
    expect(await rotatedIn(system())).toEqual(['registry']);
    expect(sap).toHaveReceived(patch, {
      path: { dockerRegistryName: 'registry' },
      body: { data: { '.dockerconfigjson': dockerConfigOf(credential) } },
    });
  });

  test('an update is a merge patch, with a fetched token', async () => {
    await rotatedIn(system());
    expect(sap).toHaveReceivedInOrder(
      ['oauth.token', { body: { grant_type: 'client_credentials' } }],
      [patch, { headers: { 'content-type': 'application/merge-patch+json' } }],
    );
  });

  test('a missing secret is reported', async () => {
    expect((await rotateIn(system({ secret: 'missing' }))).failure).toBe('there is no secret missing');
  });

  test('an update that fails is not retried', async () => {
    await sap.given('failing');
    const { failure } = await rotateIn(system(noWaiting()));
    expect(failure).toBe('the update of registry was refused with 500');
    expect(sap).toHaveReceived(patch, { times: 1 });
  });

  test('without a token, no secret is sent', async () => {
    sap.once('oauth.token', reply(401));
    const { failure } = await rotateIn(system());
    expect(failure).toBe('the request for a token was refused with 401');
    expect(sap).not.toHaveReceived(patch);
  });
});

describe('a secret name with special characters', () => {
  const sap = mockApi('sap', { seedData: { secrets }, allowInvalid: true });

  test('stays one segment of the path', async () => {
    const { failure } = await rotateIn(system({ secret: 'team/registry' }));
    expect(failure).toBe('the update of team/registry was refused with 400');
    expect(sap).toHaveReceived(patch, { path: { dockerRegistryName: 'team/registry' } });
  });
});
