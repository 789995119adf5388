import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import Dockerode from 'dockerode';
import { afterThisTest } from '../../scripts/testing/clean-up.ts';
import {
  complaintOf,
  countOf,
  headers,
  post,
  secrets,
  startGcore,
  wanted,
} from '../../scripts/testing/gcore-consumer-test.ts';
import { writeFiles } from '../../scripts/testing/write-files.ts';
import { mockApi } from './any-test-runner.ts';
import { clients } from './testing/clients.ts';

test('a packed body is read, of a built-in API and of any document', async () => {
  const gcore = await startGcore();
  const before = await countOf();
  const body = gzipSync(JSON.stringify(wanted));
  const packed = { ...headers, 'content-encoding': 'gzip' };
  expect((await fetch(secrets, { method: 'POST', headers: packed, body })).status).toBe(200);
  expect(await countOf()).toBe(before + 1);
  await gcore.verify();
  const schema = { type: 'object', required: ['name'] };
  const operation = {
    requestBody: { content: { 'application/json': { schema } } },
    responses: { 204: { description: '' } },
  };
  const document = {
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: { '/secrets': { post: operation } },
  };
  const any = mockApi(writeFiles({ 'api.json': document }), { origin: 'http://any.test' });
  await any.start();
  afterThisTest(() => any.stop());
  expect((await fetch('http://any.test/secrets', { method: 'POST', headers: packed, body })).status).toBe(
    204,
  );
  await any.verify();
});

describe.each(Object.entries(clients))('%s', (_, client) => {
  test('is answered by a stateful mock', async () => {
    const gcore = await startGcore();
    const created = await client(secrets, { method: 'POST', headers, body: JSON.stringify(wanted) });
    expect([created.status, JSON.parse(created.body)]).toMatchObject([200, { name: 'my-secret' }]);
    expect(created.headers).toMatchObject({ 'content-type': 'application/json' });
    const read = await client(`${secrets}/my-secret`, { method: 'GET', headers });
    expect([read.status, read.body]).toEqual([200, created.body]);
    const removed = await client(`${secrets}/my-secret`, { method: 'DELETE', headers });
    expect([removed.status, removed.body ?? '']).toEqual([204, '']);
    await gcore.verify();
  });

  test('does not reach the network', async () => {
    const gcore = await startGcore();
    const unknown = 'http://registry.example/v2/?token=hush-hush';
    await expect(client(unknown, { method: 'GET', headers })).rejects.toThrow();
    const complaint = await complaintOf(gcore);
    expect(complaint).toContain('GET http://registry.example/v2/ is not mocked');
    expect(complaint).toContain("{ origin: 'http://registry.example' }");
    expect(complaint).not.toContain('hush-hush');
  });

  test('can be allowed to reach the network', async () => {
    const address = await serveText('from outside');
    const gcore = await startGcore({ allowUnmocked: [address] });
    expect((await client(address, { method: 'GET', headers })).body).toBe('from outside');
    await gcore.verify();
  });
});

async function serveText(text: string): Promise<string> {
  const server = createServer((_, response) => response.end(text));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterThisTest(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('any port of a host can be allowed', async () => {
  const address = await serveText('from outside');
  const gcore = await startGcore({ allowUnmocked: ['http://127.0.0.1:*'] });
  expect(await (await fetch(address)).text()).toBe('from outside');
  await expect(fetch(address.replace('127.0.0.1', 'localhost'))).rejects.toThrow();
  expect(await complaintOf(gcore)).toContain('is not mocked');
});

test('a custom origin', async () => {
  const gcore = await startGcore({ origin: ['http://gcore.test:8080', 'https://[::1]'] });
  expect(await countOf(secrets.replace('https://api.gcore.com', 'http://gcore.test:8080'))).toBe(1);
  expect(await countOf(secrets.replace('https://api.gcore.com', 'https://[::1]'))).toBe(1);
  await expect(fetch(secrets)).rejects.toThrow();
  expect(await complaintOf(gcore)).toContain('gcore at http://gcore.test:8080, https://[::1]');
});

test('an origin with a variable covers all its values', async () => {
  const huawei = mockApi('huawei');
  await huawei.start();
  afterThisTest(() => huawei.stop());
  const path = '/v1/0123456789abcdef0123456789abcdef/secrets';
  const at = (host: string) => fetch(`https://${host}${path}`, { headers: { 'x-auth-token': 'any' } });
  expect((await at('kms.eu-west-101.myhuaweicloud.com')).status).toBe(200);
  await expect(at('kms.myhuaweicloud.com')).rejects.toThrow();
  expect(await complaintOf(huawei)).toContain('huawei at https://kms.{region}.myhuaweicloud.com');
});

test('Docker is also mocked at its socket', async () => {
  const docker = mockApi('docker');
  await docker.start();
  afterThisTest(() => docker.stop());
  const client = new Dockerode({ socketPath: '/var/run/docker.sock' });
  await client.createSecret({ Name: 'app-key', Data: Buffer.from('hush-hush').toString('base64') });
  expect(await client.listSecrets()).toMatchObject([{ Spec: { Name: 'app-key' } }]);
  await docker.verify();
});

test('a token endpoint may have another origin', async () => {
  const sap = mockApi('sap');
  await sap.start();
  afterThisTest(() => sap.stop());
  const answer = await fetch('https://mock.authentication.example.com/oauth/token', {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from('id:secret').toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const { access_token } = (await answer.json()) as { access_token: string };
  const list = await fetch(
    'https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com/v2/admin/dockerRegistrySecrets',
    {
      headers: { authorization: `Bearer ${access_token}` },
    },
  );
  expect([answer.status, list.status]).toEqual([200, 200]);
  await sap.verify();
});

test('the time is moved, so that a token expires without waiting', async () => {
  const sap = mockApi('sap');
  await sap.start();
  afterThisTest(() => sap.stop());
  const answer = await fetch('https://mock.authentication.example.com/oauth/token', {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from('id:secret').toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const { access_token, expires_in } = (await answer.json()) as { access_token: string; expires_in: number };
  const list = 'https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com/v2/admin/dockerRegistrySecrets';
  const statusOfList = async () =>
    (await fetch(list, { headers: { authorization: `Bearer ${access_token}` } })).status;
  sap.moveClock({ advanceMs: (expires_in - 60) * 1000 });
  expect(await statusOfList()).toBe(200);
  sap.moveClock({ advanceMs: 60_000 });
  expect(await statusOfList()).toBe(401);
  expect(() => sap.moveClock({ time: 'tomorrow' })).toThrow('time "tomorrow" must be as in');
  // The next test has the time of the seed again.
  await sap.start();
  expect(await statusOfList()).toBe(200);
});

test('two mocked APIs each answer at their own origin, and report their own calls', async () => {
  const gcore = await startGcore();
  const docker = mockApi('docker');
  await docker.start();
  afterThisTest(() => docker.stop());
  expect([(await post({})).status, (await fetch('http://localhost/secrets')).status]).toEqual([400, 200]);
  expect(await complaintOf(gcore)).toContain('CaaSPullSecretsHandler.post');
  expect(await complaintOf(docker)).toBe('');
});

test('a call after its test was verified is reported by stop()', async () => {
  const gcore = await startGcore();
  await post({});
  await gcore.start();
  await gcore.verify();
  await expect(gcore.stop()).rejects.toThrow(/outside of a test:\n.* → 400/);
});

test('a call that is still running belongs to its test', async () => {
  const gcore = await startGcore();
  const answer = gcore.mock.handle;
  let goOn = () => {};
  gcore.mock.handle = async (request) => {
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
    return answer(request);
  };
  const sent = post({});
  while (String(goOn) === '() => {}') await new Promise(setImmediate);
  const complaint = complaintOf(gcore);
  goOn();
  expect(await complaint).toContain('CaaSPullSecretsHandler.post');
  expect((await sent).status).toBe(400);
});

test('there is no mock outside tests', () => {
  const gcore = mockApi('gcore');
  afterThisTest(() => gcore.stop());
  expect(() => gcore.mock).toThrow('gcore is not mocked now');
});
