import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';
import { afterThisTest } from '../../scripts/testing/clean-up.ts';
import {
  BrokenContract,
  type ValidateTrafficOptions,
  validateTraffic,
  type WatchedTraffic,
} from './any-test-runner.ts';
import { validateTraffic as validateByHooks } from './jest.ts';
import { clients } from './testing/clients.ts';
import { documents, petsApp } from './testing/pets.ts';

const [[, document]] = documents as [[string, Record<string, unknown>]];
const anyPort = { origin: 'http://127.0.0.1:*' };
const names = Object.keys(clients);
const app = petsApp();
app.get(['/', '/health', '/pets/broken', '/v1/pets/broken'], (_, response) => {
  response.type('html').send('<p>A page</p>');
});
app.get('/api/packed/:id', (request, response) => {
  const body = JSON.stringify(request.params.id === 'broken' ? { title: 'Rex' } : { name: 'Rex' });
  response.type('json').set('content-encoding', 'gzip').send(gzipSync(body));
});

let origin: string;
let server: Server;
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server = app.listen(0, '127.0.0.1', () => resolve());
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function watch(options: ValidateTrafficOptions = anyPort, spec: object = document) {
  const traffic = validateTraffic(spec as Record<string, unknown>, options);
  await traffic.start();
  afterThisTest(() => traffic.stop().catch(() => {}));
  return traffic;
}

async function failureOf(traffic: WatchedTraffic): Promise<string> {
  const error = await traffic.verify().then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(BrokenContract);
  return (error as Error).message;
}

function call(name: string, method: string, path: string, body?: string) {
  const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  return clients[name]?.(`${origin}${path}`, { method, headers, ...(body !== undefined && { body }) });
}

describe.each(names)('calls with %s', (name) => {
  test('pass where they are valid', async () => {
    const traffic = await watch();
    expect(await call(name, 'GET', '/api/pets/1')).toMatchObject({ status: 200, body: '{"name":"Rex"}' });
    expect(await call(name, 'POST', '/api/pets', '{"name":"Tom"}')).toMatchObject({ status: 201 });
    expect(await call(name, 'DELETE', '/api/pets/1')).toMatchObject({ status: 204 });
    await traffic.verify();
  });

  test('with an invalid request are answered, and fail the test', async () => {
    const traffic = await watch();
    expect(await call(name, 'POST', '/api/pets', '{"name":"Tom","age":5}')).toMatchObject({ status: 201 });
    expect(await failureOf(traffic)).toMatch(
      /POST 127\.0\.0\.1:\d+\/api\/pets → 201\n {2}operation {2}PetCreate\n {2}request {4}body \/.*\n {2}spec {7}#\/components\/schemas\/Pet\/additionalProperties\n {2}hint {7}\S/,
    );
    await traffic.verify();
  });

  test('with an invalid response fail the test', async () => {
    const traffic = await watch();
    await call(name, 'GET', '/api/pets/broken');
    expect(await failureOf(traffic)).toMatch(
      /operation {2}PetRead\n {2}response {3}\/body: must have required property 'name'\n {2}spec {7}#\/components\/schemas\/Pet\/required\n {2}hint {7}\S/,
    );
  });
});

describe('validateTraffic() watches', () => {
  test('a server that supertest starts', async () => {
    const traffic = await watch();
    await supertest(petsApp()).get('/api/pets/broken');
    expect(await failureOf(traffic)).toContain("must have required property 'name'");
  });

  test('an undocumented operation', async () => {
    const traffic = await watch();
    await call('fetch', 'PUT', '/api/pets/1', '{}');
    expect(await failureOf(traffic)).toMatch(
      /method PUT: not documented for \/pets\/\{id\}[\s\S]*GET, DELETE/,
    );
  });

  test('a call whose response is not read', async () => {
    const traffic = await watch();
    await fetch(`${origin}/api/pets/broken`).then(({ body }) => body?.cancel());
    expect(await failureOf(traffic)).toContain('PetRead');
  });

  test.each(['broken', 'fine'])('a compressed response: %s', async (id) => {
    const { paths } = structuredClone(document) as { paths: Record<string, unknown> };
    const packed = { ...document, paths: { '/packed/{id}': paths['/pets/{id}'] } };
    const traffic = await watch(anyPort, packed);
    await call('fetch', 'GET', `/api/packed/${id}`);
    if (id === 'fine') await traffic.verify();
    else expect(await failureOf(traffic)).toContain("must have required property 'name'");
  });

  test('no other origins, and nothing after stop()', async () => {
    const elsewhere = await watch({ origin: 'http://127.0.0.1:1' });
    const traffic = await watch();
    await traffic.stop();
    await call('fetch', 'GET', '/api/pets/broken');
    await traffic.verify();
    await elsewhere.verify();
  });

  test('no paths outside of the base path of the API', async () => {
    const traffic = await watch();
    for (const path of ['/', '/health', '/pets/broken']) await call('fetch', 'GET', path);
    await call('fetch', 'GET', '/api/pets/1');
    await traffic.verify();
    await call('fetch', 'GET', '/api/none');
    expect(await failureOf(traffic)).toContain('path /api/none: not documented');
  });

  test.each([
    { basePath: '', path: '/pets/broken' },
    { basePath: '/v1', path: '/v1/pets/broken' },
  ])('the paths below the given base path "$basePath"', async ({ basePath, path }) => {
    const traffic = await watch({ ...anyPort, basePath });
    await call('fetch', 'GET', path);
    expect(await failureOf(traffic)).toContain('operation  PetRead\n  response   /headers/Content-Type');
  });

  test('HEAD where the document has GET', async () => {
    const traffic = await watch();
    await call('fetch', 'HEAD', '/api/pets/1');
    await traffic.verify();
  });

  test('credentials, unless switched off', async () => {
    const secured = {
      ...document,
      security: [{ key: [] }],
      components: {
        ...(document.components as object),
        securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
      },
    };
    const traffic = await watch(anyPort, secured);
    const lenient = await watch({ ...anyPort, auth: 'off' }, secured);
    await call('fetch', 'GET', '/api/pets/1');
    expect(await failureOf(traffic)).toContain('missing or malformed credentials for key');
    await lenient.verify();
  });
});

test('allowInvalid applies to requests only', async () => {
  const traffic = await watch({ ...anyPort, allowInvalid: true });
  await call('fetch', 'POST', '/api/pets', '{"name":"Tom","age":5}');
  await traffic.verify();
  await call('fetch', 'POST', '/api/pets', '{"name":"broken","age":5}');
  expect(await failureOf(traffic)).toContain('/body/name: must be string');
});

test('an origin is required where the document has none', async () => {
  await expect(validateTraffic(document).start()).rejects.toThrow(/has no server URL/);
});

describe('validateTraffic() in a test file', () => {
  const failures: unknown[] = [];
  const hooks = globalThis as unknown as { afterEach: (run: () => Promise<void>) => void };
  const real = hooks.afterEach;
  hooks.afterEach = (run) => real(() => run().catch((error: unknown) => void failures.push(error)));
  validateByHooks(document, anyPort);
  hooks.afterEach = real;
  afterEach(() => {
    expect(failures).toEqual([expect.any(BrokenContract)]);
  });

  test('fails a test with an invalid call at its end', async () => {
    await call('fetch', 'GET', '/api/pets/broken');
    expect(failures).toEqual([]);
  });
});
