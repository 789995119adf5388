import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { afterThisTest } from '../../../scripts/testing/clean-up.ts';
import { loadDocument } from '../load-document.ts';
import { fetchText } from './fetch-document.ts';

/** Serves on loopback until the test ends, and resolves with the origin. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  afterThisTest(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server of these files; any other is a 404. */
function serveFiles(files: Record<string, unknown>): Promise<string> {
  return serve(({ url = '' }, response) => {
    const file = files[url.split('?')[0] ?? ''];
    response
      .writeHead(file === undefined ? 404 : 200)
      .end(typeof file === 'string' ? file : JSON.stringify(file));
  });
}

const referring = ($ref: string) => ({
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  paths: {
    '/pets': {
      get: {
        operationId: 'listPets',
        responses: { 200: { description: 'all', content: { 'application/json': { schema: { $ref } } } } },
      },
    },
  },
});
const shown = /^http:\/\/127\.0\.0\.1:\d+\/api\/pets\.json/;

test('a document is fetched with what it refers to, and located there', async () => {
  const schemas = 'Pet:\n  type: object\n  properties:\n    name: {type: objekt}\n';
  const origin = await serveFiles({
    '/api/pets.json': referring('../schemas.yaml#/Pet'),
    '/schemas.yaml': schemas,
  });
  const { spec, file, files, errors, locate } = await loadDocument(`${origin}/api/pets.json`);
  expect([...spec.operations.keys()]).toEqual(['listPets']);
  expect(file).toBe(`${origin}/api/pets.json`);
  expect(files).toEqual([`${origin}/api/pets.json`, `${origin}/schemas.yaml`]);
  expect(errors.map(({ pointer }) => locate(pointer))).toEqual([
    { file: `${origin}/schemas.yaml`, line: 4, column: 12 },
  ]);
});

test('a $ref to another origin is not followed, also not by a redirect', async () => {
  let asked = 0;
  const other = await serve((_, response) => {
    asked += 1;
    response.end('{}');
  });
  const origin = await serve(({ url }, response) => {
    if (url === '/api/pets.json') response.end(JSON.stringify(referring('moved.json')));
    else if (url === '/api/other.json') response.end(JSON.stringify(referring(`${other}/pet.json`)));
    else response.writeHead(302, { location: `${other}/pet.json` }).end();
  });
  for (const name of ['pets', 'other']) {
    const { errors } = await loadDocument(`${origin}/api/${name}.json`);
    expect(errors.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      expect.stringMatching(/^no-unresolved-refs .*is not at http:\/\/127.*: save the document/),
    ]);
  }
  expect(asked).toBe(0);
});

test('credentials of the address are sent to its origin, and never shown', async () => {
  const seen: (string | undefined)[] = [];
  const other = await serve(({ headers }, response) => {
    seen.push(headers.authorization);
    response.end('{}');
  });
  const origin = await serve(({ headers, url }, response) => {
    seen.push(headers.authorization);
    if (url === '/api/pets.json?key=sesame') response.writeHead(401).end();
    else response.writeHead(302, { location: `${other}/elsewhere.json` }).end();
  });
  const withUser = (path: string) => `${origin.replace('//', '//me:sesame@')}${path}`;
  const error = await fetchText(withUser('/api/pets.json?key=sesame')).catch((one: Error) => one);
  expect(String(error)).toMatch(/\/api\/pets\.json\?…: answered 401: put credentials into the address/);
  expect(String(error)).not.toContain('sesame');
  await fetchText(withUser('/moved'));
  const basic = `Basic ${btoa('me:sesame')}`;
  expect(seen).toEqual([basic, basic, undefined]);
});

test.each<[string, RequestListener, RegExp, ms?: number]>([
  ['nothing is there', (_, response) => response.writeHead(404).end(), /: answered 404: check the address$/],
  [
    'it is a web page',
    (_, response) => response.end('<!DOCTYPE html><html>'),
    /: is a web page: name the address/,
  ],
  [
    'it is too large',
    (_, response) => response.end('x'.repeat(200)),
    /: larger than 100 bytes: save the document/,
  ],
  ['it takes too long', () => {}, /: not there after 0\.2 s: try again, or save the document/, 200],
  [
    'the connection breaks',
    ({ socket }) => socket.destroy(),
    /: cannot be fetched \(\w+\): check the address/,
  ],
  [
    'it redirects endlessly',
    (_, response) => response.writeHead(302, { location: '/api/pets.json' }).end(),
    /: redirects more than 5 times/,
  ],
])('an error says what to do where %s', async (_, listener, message, ms = 30_000) => {
  const origin = await serve(listener);
  const limits = { ms, bytes: 100 };
  const error = await fetchText(`${origin}/api/pets.json`, { limits }).catch((one: Error) => one);
  expect(error).toMatchObject({ name: 'SpecError', message: expect.stringMatching(shown) });
  expect((error as Error).message).toMatch(message);
});
