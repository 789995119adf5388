import { describe, expect, test } from '@jest/globals';
import { connectionReset, latency, lostAnswer, mockApi, reply, tooManyRequests } from '../jest.ts';
import { type GcoreOptions, gcoreSystem } from './systems/gcore.ts';
import { credential, noWaiting, pact, rotatedIn, rotateIn } from './testing.ts';

const variables = { GCORE_API_KEY: '1234$abcdef', GCORE_PROJECT_ID: '1', GCORE_REGION_ID: '1' };
const system = (options: Partial<GcoreOptions> = {}) =>
  gcoreSystem({ token: '1234$abcdef', project: 1, region: 1, ...options });
const secret = (name: string, registry: string, login = 'robot') => {
  return { name, registry, login, password: 'old-password' };
};

describe('Gcore', () => {
  const seedData = {
    pull_secrets: [
      secret('builds', 'registry.example.com'),
      secret('mirror', 'mirror.example.com'),
      secret('web', 'registry.example.com', 'old-robot'),
    ],
  };
  const gcore = mockApi('gcore', { variables, seedData, pact });

  test('every secret for the registry gets the new password, and no other', async () => {
    const rotated = await rotatedIn(system());
    expect(rotated).toEqual(['builds', 'web']);
    const { password } = credential;
    expect(gcore).toHaveReceived('PullSecretHandler.patch', {
      path: { secret_name: 'builds' },
      body: { password },
    });
    expect(gcore).toHaveReceived('PullSecretHandler.patch', {
      path: { secret_name: 'web' },
      body: { password },
    });
    expect(gcore).toHaveReceived('PullSecretHandler.patch', { times: 2 });
  });

  test('a login is sent only where it changes', async () => {
    await rotatedIn(system());
    expect(gcore).toHaveReceived('PullSecretHandler.patch', {
      path: { secret_name: 'builds' },
      body: { login: null },
    });
    expect(gcore).toHaveReceived('PullSecretHandler.patch', {
      path: { secret_name: 'web' },
      body: { login: 'robot' },
    });
  });

  test('a list that is refused with 429 is retried after the given time', async () => {
    gcore.once('CaaSPullSecretsHandler.get', tooManyRequests(2));
    const { waits, wait } = noWaiting();
    expect(await rotatedIn(system({ wait }))).toEqual(['builds', 'web']);
    expect(waits).toEqual([2000]);
  });

  test('a list that always fails is requested three times', async () => {
    gcore.always('CaaSPullSecretsHandler.get', connectionReset());
    const { wait } = noWaiting();
    const { failure } = await rotateIn(system({ wait }));
    expect(failure).toMatch(/^no answer/);
    expect(gcore).toHaveReceived('CaaSPullSecretsHandler.get', { times: 3 });
  });

  test('an update whose answer is lost is not retried', async () => {
    gcore.once('PullSecretHandler.patch', lostAnswer());
    const { rotated, failure } = await rotateIn(system(noWaiting()));
    expect(rotated).toEqual([]);
    expect(failure).toMatch(/^no answer/);
    expect(gcore).toHaveReceived('PullSecretHandler.patch', { times: 1 });
  });

  test('a failure is reported with what was rotated before, without quoting the vendor', async () => {
    const message = `invalid password: ${credential.password}`;
    const refusal = {
      exception_class: 'ValidationError',
      message,
      request_id: 'r1',
      info: {},
      invalid_fields: {},
    };
    gcore.once('PullSecretHandler.patch', latency(0));
    gcore.once('PullSecretHandler.patch', reply(400, refusal));
    const { rotated, failure } = await rotateIn(system());
    expect(rotated).toEqual(['builds']);
    expect(failure).toBe('the update of web was refused with 400');
  });

  test('a wrong token is reported', async () => {
    const { failure } = await rotateIn(system({ token: '1234$wrong' }));
    expect(failure).toBe('the list of secrets was refused with 401');
  });
});

describe('Gcore with more secrets than fit on a page', () => {
  const pull_secrets = Array.from({ length: 120 }, (_, index) =>
    secret(
      `s${String(index).padStart(3, '0')}`,
      index % 60 === 59 ? credential.registry : 'mirror.example.com',
    ),
  );
  const gcore = mockApi('gcore', { variables, seedData: { pull_secrets } });

  test('rotates those on later pages, too', async () => {
    const rotated = await rotatedIn(system());
    expect(rotated).toEqual(['s059', 's119']);
    expect(gcore).toHaveReceived('CaaSPullSecretsHandler.get', { times: 3 });
  });
});
