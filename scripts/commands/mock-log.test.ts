import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { temporaryDirectory } from '../testing/clean-up.ts';
import { type SpawnedProcess, spawnCli } from '../testing/spawn-cli.ts';

const document = `openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: token, in: query, schema: {type: string}}
      responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {type: string}}}}}}
    post:
      operationId: addPet
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [name, password]
              additionalProperties: false
              properties:
                name: {type: string}
                age: {type: integer}
                kind:
                  enum: [cat, dog]
                password: {type: string, format: password}
      responses: {'201': {description: ok}}
components:
  securitySchemes:
    key: {type: apiKey, in: query, name: token}
`;

const esc = '\u001b';
const clock = String.raw`\d\d:\d\d:\d\d`;
const ms = String.raw`[\d.]+ ms`;

async function serve(
  args: string[] = [],
  env = {},
): Promise<SpawnedProcess & { address: string; file: string }> {
  const file = join(temporaryDirectory(), 'pets.yaml');
  writeFileSync(file, document);
  const spawned = spawnCli(['mock', file, '--port', '0', ...args], env);
  const [, address = ''] = await spawned.line(/mock ready at (\S+) /m);
  return { ...spawned, address, file };
}

const post = (address: string, body: unknown) =>
  fetch(`${address}/pets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const invalid = { age: 'old', kind: 'cow', password: 's3cr3t', Note: 'mine' };

describe('a mock', () => {
  test('writes a line for each call', async () => {
    const mock = await serve();
    await fetch(`${mock.address}/pets?limit=2`);
    await fetch(`${mock.address}/cats`, { method: 'DELETE' });
    await mock.line(new RegExp(`^${clock} GET /pets\\?limit=2 listPets 200 ${ms}$`, 'm'));
    await mock.line(new RegExp(`^${clock} DELETE /cats - 404 ${ms}\n    \\S+ has no path /cats$`, 'm'));
  });

  test('writes every violation of a request, with what is expected, and where the document says so', async () => {
    const mock = await serve();
    const answer = await post(mock.address, invalid);
    expect(answer.status).toBe(422);
    const [written] = await mock.line(/^\S+ POST \/pets addPet 422 .*\n(?: {4}\/.*\n){4}/m);
    const errors = written.split('\n').slice(1, -1);
    expect(errors.map((line) => line.replace(/\S*pets\.yaml/, 'pets.yaml')).sort()).toEqual([
      '    /body/Note must not be there · expected additionalProperties: false · pets.yaml:20:15',
      '    /body/age must be integer · expected type: "integer" · pets.yaml:23:23',
      '    /body/kind must be equal to one of the allowed values · expected enum: ["cat","dog"] · pets.yaml:25:19',
      '    /body/name is missing · expected required: ["name","password"] · pets.yaml:19:15',
    ]);
  });

  test('answers with every violation, too', async () => {
    const { address } = await serve(['--quiet']);
    const { errors } = (await (await post(address, invalid)).json()) as { errors: { pointer: string }[] };
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual([
      '/body/Note',
      '/body/age',
      '/body/kind',
      '/body/name',
    ]);
  });

  test('writes the violations of a request that a vendor refuses in its own words', async () => {
    const spawned = spawnCli(['mock', 'gcore', '--port', '0']);
    const [, address = ''] = await spawned.line(/mock ready at (\S+) /m);
    await fetch(`${address}/cloud/v1/caas/secrets/1/1`, {
      method: 'POST',
      headers: { authorization: 'APIKey 1234$abcdef', 'content-type': 'application/json' },
      body: '{"name":5,"password":"s3cr3t"}',
    });
    await spawned.line(
      /^ {4}\/body\/name must be string · expected type: "string" · specs\/gcore\.yaml:\d+:\d+$/m,
    );
    await spawned.line(/^ {4}\/body\/registry is missing · expected required: .*$/m);
    expect(spawned.stdout()).not.toContain('s3cr3t');
  });

  test('writes no secret value, and nothing that controls a terminal', async () => {
    const mock = await serve();
    await fetch(`${mock.address}/pets?token=s3cr3t`);
    await post(mock.address, { ...invalid, 'evil\u001b[2J\u009b': 1 });
    await mock.line(/body\/evil\\u001b\[2J\\u009b must not/);
    await mock.line(/GET \/pets\?token=\[redacted\] /);
    const written = mock.stdout() + mock.stderr();
    for (const text of ['s3cr3t', esc, '\u009b']) expect(written).not.toContain(text);
  });

  test('names the option that lets the page of another origin call', async () => {
    const mock = await serve();
    const answer = await fetch(`${mock.address}/pets`, { headers: { Origin: 'http://evil.example' } });
    expect(answer.status).toBe(403);
    await mock.line(new RegExp(`^${clock} GET /pets - 403 ${ms}\n    .*--cors http://evil\\.example$`, 'm'));
  });

  test('lets that page call with the option, and writes its preflight', async () => {
    const mock = await serve(['--cors', 'http://shop.example', '--cors', 'http://other.example/']);
    const headers = { Origin: 'http://other.example', 'Access-Control-Request-Method': 'POST' };
    const answer = await fetch(`${mock.address}/pets`, { method: 'OPTIONS', headers });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([204, headers.Origin]);
    await mock.line(/ OPTIONS \/pets - 204 /);
  });

  test('writes lines of JSON with --log json', async () => {
    const mock = await serve(['--log', 'json']);
    await post(mock.address, { name: 'Rex', password: 5 });
    const [line] = await mock.line(/^\{.*\}$/m);
    expect(JSON.parse(line)).toEqual({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      api: expect.stringMatching(/pets\.yaml$/),
      method: 'POST',
      path: '/pets',
      operation: 'addPet',
      status: 422,
      ms: expect.any(Number),
      detail: '/body/password must be string',
      errors: [
        {
          pointer: '/body/password',
          message: 'must be string',
          expected: 'type: "string"',
          spec: expect.stringMatching(/pets\.yaml:26:\d+$/),
        },
      ],
    });
  });

  test.each([['--quiet'], ['--log', 'off']])('writes no call with %s %s', async (...args) => {
    const mock = await serve(args);
    await fetch(`${mock.address}/pets`);
    await fetch(`${mock.address}/cats`);
    mock.signal('SIGTERM');
    await mock.exit;
    expect(mock.stdout() + mock.stderr()).not.toMatch(/GET \//);
  });

  test('finds the lines of a document that has changed', async () => {
    const mock = await serve(['--watch']);
    writeFileSync(
      mock.file,
      `# A first line.\n${document.replace('age: {type: integer}', 'age: {type: number}')}`,
    );
    await mock.line(/ has changed and was reloaded$/m);
    await post(mock.address, invalid);
    await mock.line(/ {4}\/body\/age must be number · expected type: "number" · \S+pets\.yaml:24:23$/m);
  });

  test('names the API where there are several', async () => {
    const spawned = spawnCli(['mock', 'gcore', 'sap', '--port', '0']);
    const [, address = ''] = await spawned.line(/sap mock ready at (\S+) /m);
    await fetch(`${address}/v2/nothing`);
    await spawned.line(new RegExp(`^${clock} sap GET /v2/nothing - 404 ${ms}$`, 'm'));
  });

  test('colours the status on a terminal', async () => {
    const mock = await serve([], { FORCE_COLOR: '1' });
    await fetch(`${mock.address}/pets`);
    await mock.line(/200/);
    expect(mock.stdout()).toContain(`${esc}[32m200${esc}[39m`);
  });
});

test.each([
  [['--log', 'xml'], '--log xml: use text, json, or off'],
  [['--cors', 'shop.example'], '--cors shop.example: use an origin such as https://shop.example, * or off'],
  [['--cors', 'https://shop.example/path'], 'use an origin'],
  [['--cors', 'off', '--cors', '*'], '--cors off cannot be combined'],
])('%j is wrong usage', async (args, message) => {
  const { exit, stderr } = spawnCli(['mock', 'docker', ...args]);
  expect(await exit).toBe(2);
  expect(stderr()).toContain(message);
});
