import { describe, expect, test } from '@jest/globals';
import { mockApi } from '../jest.ts';
import { type EcpOptions, ecpSystem } from './systems/ecp.ts';
import { credential, pact, rotatedIn, rotateIn } from './testing.ts';

const variables = { ECP_USERNAME: 'acme', ECP_API_KEY: 'the-key-of-acme' };
const secret = (name: string, number: number, namespace = 'demo') => ({
  imagepullsecretID: String(number).padStart(32, '0'),
  name,
  namespace,
  description: 'of the builds',
  registry: credential.registry,
  username: 'robot',
  password: 'old-password',
  creationTime: '2026-01-01T00:00:00Z',
  lastUpdateTime: '2026-01-01T00:00:00Z',
});
const system = (options: Partial<EcpOptions> = {}) =>
  ecpSystem({
    username: 'acme',
    apiKey: 'the-key-of-acme',
    secret: 'registry',
    now: () => new Date('2026-01-02T03:04:05Z'),
    ...options,
  });

describe('ECP', () => {
  const ImagePullSecrets = [secret('registry', 1), secret('my-registry', 2), secret('registry', 3, 'web')];
  const ecp = mockApi('ecp', { variables, seedData: { ImagePullSecrets }, pact });

  test('the secret of each namespace gets the new credential, and none with a similar name', async () => {
    const rotated = await rotatedIn(system());
    expect(rotated).toEqual(['demo/registry', 'web/registry']);
    const body = { username: 'robot', password: credential.password };
    for (const { imagepullsecretID } of [
      ImagePullSecrets[0],
      ImagePullSecrets[2],
    ] as typeof ImagePullSecrets) {
      expect(ecp).toHaveReceived('patch-imagepullsecret-by-ID', { path: { imagepullsecretID }, body });
    }
    expect(ecp).toHaveReceived('patch-imagepullsecret-by-ID', { times: 2 });
  });

  test('unchanged fields are not sent', async () => {
    await rotatedIn(system());
    for (const { body } of ecp.received.of('patch-imagepullsecret-by-ID')) {
      expect(Object.keys(body as object)).toEqual(['username', 'password']);
    }
  });

  test('the key is never sent, only the date signed with it', async () => {
    await rotatedIn(system());
    for (const { headers } of ecp.received.of()) {
      expect(headers.date).toBe('Fri, 02 Jan 2026 03:04:05 GMT');
      expect(atob(String(headers.authorization).slice('Basic '.length))).not.toContain('the-key-of-acme');
    }
  });

  test('a wrong key is reported', async () => {
    const { failure } = await rotateIn(system({ apiKey: 'another' }));
    expect(failure).toBe('the list of secrets was refused with 401');
  });

  test('a missing secret is reported', async () => {
    const { failure } = await rotateIn(system({ secret: 'regis' }));
    expect(failure).toBe('there is no secret regis');
  });
});

describe('ECP with more secrets than fit on a page', () => {
  const ImagePullSecrets = Array.from({ length: 130 }, (_, index) =>
    secret(index === 129 ? 'registry' : `registry-${index}`, index + 1),
  );
  const ecp = mockApi('ecp', { variables, seedData: { ImagePullSecrets } });

  test('rotates those on later pages, too', async () => {
    expect(await rotatedIn(system())).toEqual(['demo/registry']);
    expect(ecp).toHaveReceived('get-imagepullsecrets', { times: 2 });
  });
});
