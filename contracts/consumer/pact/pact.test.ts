import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { builtinMock } from '../../../mock/apis/index.ts';
import { afterThisTest, temporaryDirectory } from '../../../scripts/testing/clean-up.ts';
import { expectNoSecret } from '../../../scripts/testing/expect-no-secret.ts';
import { serveMock, token } from '../../../scripts/testing/serve-mock.ts';
import { sampleProjectId } from '../../auth/huawei-signature.ts';
import { type BuiltinName, loadBuiltin } from '../../openapi/load-builtin.ts';
import { checkTraffic } from '../../traffic/check-traffic.ts';
import { readTraffic } from '../../traffic/files/read-traffic.ts';
import { mockApi } from '../any-test-runner.ts';

const verifier = new URL('../testing/pact-verifier.run.ts', import.meta.url).pathname;
const secrets = 'https://api.gcore.com/cloud/v1/caas/secrets/1/1';
const headers = { authorization: 'APIKey 9999$realrealreal', 'content-type': 'application/json' };

function call(path: string, method = 'GET', body?: object): Promise<Response> {
  return fetch(`${secrets}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
}

/** What a small consumer's tests leave behind. */
async function recordGcore(dir: string, version: 3 | 4): Promise<string> {
  const gcore = mockApi('gcore', { pact: { consumer: 'rotator', dir, version } });
  afterThisTest(() => gcore.stop().catch(() => {}));
  await gcore.start();
  await call('?limit=1');
  await call('/my-registry-secret', 'PATCH', { password: 'hush-hush', login: null });
  await call('/missing');
  await gcore.start();
  await gcore.seedData({
    pull_secrets: [{ name: 'planted', registry: 'r.example', login: 'l', password: 'hush-hush-2' }],
  });
  await call('?limit=1');
  await call('', 'POST', { name: 'created', registry: 'r.example', login: 'l', password: 'hush-hush' });
  await call('/created');
  await gcore.given('secrets-in-use');
  await call('/planted', 'DELETE');
  await gcore.stop();
  return join(dir, 'rotator-gcore.json');
}

test.each([3, 4] as const)(
  'version %i: recorded calls are a Pact that Pact’s own verifier accepts',
  async (version) => {
    const file = await recordGcore(temporaryDirectory(), version);
    const text = readFileSync(file, 'utf8');
    expectNoSecret(text, ['hush-hush', 'realrealreal']);
    const { consumer, provider, interactions } = readTraffic(file);
    expect([consumer, provider]).toEqual(['rotator', 'gcore']);
    expect(interactions.map(({ description }) => description)).toEqual([
      'Create a pull secret, answered with 200',
      'Delete a pull secret, answered with 409',
      'Get a pull secret, answered with 200',
      'Get a pull secret, answered with 404',
      'List pull secrets, answered with 200',
      'List pull secrets, answered with 200',
      'Update a pull secret, answered with 200',
    ]);
    const checked = await checkTraffic(loadBuiltin('gcore'), readTraffic(file));
    expect(checked.flatMap(({ mismatches }) => mismatches)).toEqual([]);
    await verify(file);
  },
  60_000,
);

test('the verifier rejects a Pact that the mock does not satisfy', async () => {
  const file = await recordGcore(temporaryDirectory(), 4);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replaceAll('"exception_class"', '"exception_kind"'));
  await expect(verify(file)).rejects.toThrow();
}, 60_000);

test('with check, a Pact is not written, and missing interactions are reported', async () => {
  const dir = temporaryDirectory();
  const run = async (check: boolean, name: string) => {
    const gcore = mockApi('gcore', { pact: { consumer: 'rotator', dir, check } });
    await gcore.start();
    await call(name);
    await gcore.stop();
  };
  await expect(run(true, '?limit=1')).rejects.toThrow(
    `${join(dir, 'rotator-gcore.json')} is outdated. Missing interactions:\n  List pull secrets, answered with 200`,
  );
  await run(false, '?limit=1');
  const text = readFileSync(join(dir, 'rotator-gcore.json'), 'utf8');
  await run(true, '?limit=1');
  await expect(run(true, '/missing')).rejects.toThrow('Get a pull secret, answered with 404');
  expect(readFileSync(join(dir, 'rotator-gcore.json'), 'utf8')).toBe(text);
});

const example = new URL('../example/pacts/', import.meta.url).pathname;
const providers = readdirSync(example).map((file) => /^rotator-(\w+)\.json$/.exec(file)?.[1] as BuiltinName);

test.each(providers)(
  'the example’s Pact with %s is accepted by Pact’s own verifier',
  async (name) => {
    await verify(join(example, `rotator-${name}.json`), name);
  },
  60_000,
);

async function verify(file: string, name: BuiltinName = 'gcore'): Promise<void> {
  const { mock, address } = await serveMock('tcp', builtinMock(name, { seed: 1 }));
  // Huawei's signature has the host in it, and the verifier calls by way of a proxy.
  const HUAWEICLOUD_AUTH_TOKEN = 'any-token-of-the-identity-service';
  const env = { ...process.env, HUAWEICLOUD_AUTH_TOKEN, HUAWEICLOUD_PROJECT_ID: sampleProjectId };
  const args = [verifier, file, name, address, token, ...Object.keys(mock.providerStates)];
  await promisify(execFile)(process.execPath, args, { env });
}
