import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import Dockerode from 'dockerode';
import { afterThisTest, temporaryDirectory } from '../../scripts/testing/clean-up.ts';
import { writeFiles } from '../../scripts/testing/write-files.ts';
import { BrokenContract, type MockApiOptions, mockApi } from './any-test-runner.ts';
import { clients } from './testing/clients.ts';

const secrets = 'https://api.gcore.com/cloud/v1/caas/secrets/1/1';
const headers = { authorization: 'APIKey 1234$abcdef', 'content-type': 'application/json' };
const wanted = { name: 'my-secret', registry: 'some.registry.com', login: 'login', password: 'hush-hush' };

async function startGcore(options?: MockApiOptions) {
  const gcore = mockApi('gcore', options);
  await gcore.start();
  afterThisTest(() => gcore.stop());
  return gcore;
}

function post(body: unknown, url = secrets): Promise<Response> {
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function countOf(url = secrets): Promise<number> {
  return ((await (await fetch(url, { headers })).json()) as { count: number }).count;
}

/** The message of verify(). */
function complaintOf(api: { verify(): Promise<void> }): Promise<string> {
  return api.verify().then(
    () => '',
    (error) => {
      expect(error).toBeInstanceOf(BrokenContract);
      return error.message;
    },
  );
}

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

describe('an invalid request', () => {
  const body = (given: object) => () => post({ ...wanted, ...given });
  const as =
    (init: RequestInit, path = '') =>
    () =>
      fetch(`${secrets}${path}`, { headers, ...init });
  test.each<[string, () => Promise<Response>, number, string[]]>([
    [
      'a field of another type',
      body({ login: 5 }),
      400,
      [
        'operation  CaaSPullSecretsHandler.post',
        'request    body /login: must be string',
        'spec       #/components/schemas/PullSecretCreateSerializer/properties/login/type',
      ],
    ],
    [
      'a missing field',
      body({ registry: undefined }),
      400,
      ["request    body /: must have required property 'registry'"],
    ],
    ['text', as({ method: 'POST', body: 'text' }), 400, ['body /: the body is not JSON', 'JSON.stringify']],
    [
      'another media type',
      as({ method: 'PATCH', headers: { authorization: headers.authorization }, body: '{}' }, '/x'),
      404,
      ['body /: text/plain is not one of application/json', 'Content-Type'],
    ],
    [
      'a query out of range',
      as({}, '?limit=0'),
      400,
      ['request    query limit: must be > 0', 'parameters/Limit'],
    ],
    [
      'another method',
      as({ method: 'PUT' }),
      405,
      ['operation  none', 'method PUT: not documented for /cloud/v1/caas/secrets/{project_id}/{region_id}'],
    ],
    [
      'another path',
      as({}, '/a/b'),
      404,
      ['path /cloud/v1/caas/secrets/1/1/a/b: not documented', 'encodeURIComponent'],
    ],
  ])('with %s is answered like the vendor does, and reported', async (_, send, status, lines) => {
    const gcore = await startGcore();
    expect((await send()).status).toBe(status);
    const complaint = await complaintOf(gcore);
    for (const line of lines) expect(complaint).toContain(line);
    expect(complaint).toContain(` → ${status}\n`);
    expect(complaint).not.toContain('hush-hush');
    expect(await complaintOf(gcore)).toBe('');
  });

  test('can be allowed', async () => {
    const gcore = await startGcore({ allowInvalid: true });
    expect((await post({})).status).toBe(400);
    await gcore.verify();
  });
});

test.each<[string, () => Promise<Response>, number]>([
  ['an unknown id', () => fetch(`${secrets}/missing`, { headers }), 404],
  ['a taken name', () => post({ ...wanted, name: 'my-registry-secret' }), 409],
  ['an invalid token', () => fetch(secrets, { headers: { authorization: 'APIKey 9' } }), 401],
])('%s is valid', async (_, send, status) => {
  const gcore = await startGcore({ variables: { GCORE_API_KEY: '1234$abcdef' } });
  expect((await send()).status).toBe(status);
  await gcore.verify();
});

describe('initial data', () => {
  const one = { pull_secrets: [{ ...wanted, name: 'planted' }] };

  test('is given for all tests, or for one', async () => {
    const gcore = await startGcore({ seedData: one });
    expect((await fetch(`${secrets}/planted`, { headers })).status).toBe(200);
    await gcore.seedData({ pull_secrets: [] });
    expect(await countOf()).toBe(0);
    await gcore.start();
    expect(await countOf()).toBe(1);
    await expect(gcore.seedData({ pull_secrets: [{}] })).rejects.toThrow(/^\/pull_secrets\/0 must have/);
  });

  test('is there for any document, too', async () => {
    const item = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } };
    const answer = { description: '', content: { 'application/json': { schema: item } } };
    const all = {
      description: '',
      content: { 'application/json': { schema: { type: 'array', items: item } } },
    };
    const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }];
    const file = writeFiles({
      'pets.json': {
        openapi: '3.1.0',
        info: { title: 'Pets', version: '1' },
        servers: [{ url: 'https://pets.example' }],
        paths: {
          '/pets': { get: { operationId: 'listPets', responses: { 200: all } } },
          '/pets/{id}': { parameters, get: { operationId: 'getPet', responses: { 200: answer } } },
        },
      },
    });
    const pets = mockApi(file, { seedData: { pets: [{ id: 7 }] } });
    await pets.start();
    afterThisTest(() => pets.stop());
    expect(await (await fetch('https://pets.example/pets')).json()).toEqual([{ id: 7 }]);
    await pets.seedData({ pets: [{ id: 8 }, { id: 9 }] });
    expect(await (await fetch('https://pets.example/pets/9')).json()).toEqual({ id: 9 });
  });

  test('can be a provider state', async () => {
    const gcore = await startGcore({ providerStates: ['secrets-in-use'] });
    const remove = () => fetch(`${secrets}/my-registry-secret`, { method: 'DELETE', headers });
    expect([(await remove()).status, (await post(wanted)).status]).toEqual([409, 200]);
    await gcore.given('region-full');
    expect((await post({ ...wanted, name: 'another' })).status).toBe(403);
    await gcore.start();
    expect([(await remove()).status, (await post(wanted)).status]).toEqual([409, 200]);
    await expect(gcore.given('unheard-of')).rejects.toThrow(/no provider state unheard-of; gcore has /);
  });
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

describe('an OpenAPI document', () => {
  const document = {
    openapi: '3.0.3',
    info: { title: 'Things', version: '1' },
    servers: [{ url: 'https://things.example/v1' }],
    paths: {
      '/things': {
        post: {
          operationId: 'ThingCreate',
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
          },
          responses: {
            201: {
              description: 'The new one.',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
            },
          },
        },
      },
      '/things/{id}': {
        get: {
          operationId: 'ThingRead',
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          responses: {
            200: {
              description: 'The thing.',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        Thing: {
          type: 'object',
          required: ['size'],
          properties: { id: { type: 'string', readOnly: true }, size: { type: 'integer', nullable: true } },
        },
      },
    },
  };

  function fileOf(content: object): string {
    const file = join(temporaryDirectory(), 'openapi.json');
    writeFileSync(file, JSON.stringify(content));
    return file;
  }

  test('is mocked by its file', async () => {
    const things = mockApi(fileOf(document));
    await things.start();
    afterThisTest(() => things.stop());
    const { id } = (await (await post({ size: null }, 'https://things.example/v1/things')).json()) as {
      id: string;
    };
    const read = await fetch(`https://things.example/v1/things/${id}`);
    expect([read.status, await read.json()]).toEqual([200, { id, size: null }]);
    await things.verify();
    await post({ size: 'large' }, 'https://things.example/v1/things');
    expect(await complaintOf(things)).toContain('#/components/schemas/Thing/properties/size/type');
  });

  test('without server URLs needs an origin', async () => {
    const things = mockApi(fileOf({ ...document, servers: [{ url: '/v1' }] }));
    afterThisTest(() => things.stop());
    await expect(things.start()).rejects.toThrow("mock it with { origin: 'https://…' }");
  });
});
