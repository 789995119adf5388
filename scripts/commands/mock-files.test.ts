import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { jsonOf } from '../../contracts/http/lossless-json.ts';
import { temporaryDirectory } from '../testing/clean-up.ts';
import { clientOf } from '../testing/serve-mock.ts';
import { spawnCli, spawnMock } from '../testing/spawn-cli.ts';

const document = `
openapi: 3.0.3
info: {title: Pets, version: '1'}
security: [{key: []}]
paths:
  /pets:
    get:
      operationId: listPets
      responses: {'200': {description: all, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}}
    post:
      operationId: addPet
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'201': {description: one, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
  /pets/{id}:
    get:
      operationId: getPet
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses:
        '200': {description: one, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
        '404': {description: none}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  schemas:
    Pet:
      type: object
      required: [id, name]
      properties: {id: {type: integer, readOnly: true}, name: {type: string}}
`;

const override = (name: string) =>
  `export default {
  getPet: async ({ next, reply }: { next(): Promise<any>; reply: Function }) => {
    const answer = await next();
    return answer.status === 200 ? reply(200, { ...answer.body, name: '${name}' }) : answer;
  },
};
`;

/** A directory with a document of pets and an override of reading one. */
function pets() {
  const directory = temporaryDirectory();
  const file = join(directory, 'pets.yaml');
  const overrides = temporaryDirectory();
  writeFileSync(file, document);
  writeFileSync(join(overrides, 'pets.ts'), override('patched'));
  return { file, overrides };
}

async function serve(args: string[]) {
  const mock = spawnCli(['mock', ...args, '--port', '0']);
  const [, address = '', call = ''] = await mock.line(/pets\.yaml mock ready at (\S+) · (.*)$/m);
  const send = async (method: string, path: string, body?: object) => {
    const headers = { 'x-key': 'k', ...(body && { 'content-type': 'application/json' }) };
    const response = await fetch(`${address}${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, json: text === '' ? undefined : JSON.parse(text) };
  };
  return { ...mock, address, call, send };
}

test('a file is served with state, and its callers are asked for credentials', async () => {
  const { file } = pets();
  const { send, address, call } = await serve([file]);
  expect(call).toBe(`curl ${address}/pets -H 'x-key: sample'`);
  expect(await send('POST', '/pets', { name: 'rex' })).toEqual({ status: 201, json: { id: 1, name: 'rex' } });
  expect(await send('GET', '/pets/1')).toEqual({ status: 200, json: { id: 1, name: 'rex' } });
  expect((await fetch(`${address}/pets`)).status).toBe(401);
});

test('--auth off lets everybody in', async () => {
  const { file } = pets();
  const { address } = await serve([file, '--auth', 'off']);
  expect((await fetch(`${address}/pets`)).status).toBe(200);
});

test('names and files are served side by side', async () => {
  const { file } = pets();
  const mock = spawnCli(['mock', 'docker', file, '--port', '0']);
  await mock.line(/^docker mock ready at /m);
  await mock.line(/pets\.yaml mock ready at /);
});

describe('the line to paste', () => {
  const schemes: Record<string, object> = {
    'a key in the query': { type: 'apiKey', in: 'query', name: 'key' },
    'a key in a cookie': { type: 'apiKey', in: 'cookie', name: 'key' },
    'a name and a password': { type: 'http', scheme: 'basic' },
    'a bearer token': { type: 'http', scheme: 'bearer' },
    'OAuth 2.0': {
      type: 'oauth2',
      flows: { clientCredentials: { tokenUrl: 'https://a.example', scopes: {} } },
    },
  };
  test.each(Object.keys(schemes))('has credentials that the mock accepts: %s', async (name) => {
    const { file } = pets();
    const text = document.replace(/\{type: apiKey.*?\}/, JSON.stringify(schemes[name]));
    writeFileSync(file, text);
    const { call } = await serve([file]);
    const { stdout } = await promisify(execFile)('sh', ['-c', call.replace('curl', 'curl -sSf')]);
    expect(JSON.parse(stdout)).toEqual([]);
  });
});

describe('--seed-data', () => {
  test('has the items of any document, and is checked', async () => {
    const { file } = pets();
    const seed = join(temporaryDirectory(), 'seed.yaml');
    writeFileSync(seed, 'pets: [{id: 7, name: Rex}, {name: Tom}]');
    const { send } = await serve([file, '--seed-data', seed]);
    const items = [
      { id: 7, name: 'Rex' },
      { id: 1, name: 'Tom' },
    ];
    expect(await send('GET', '/pets')).toEqual({ status: 200, json: items });
    writeFileSync(seed, 'pets: [{id: 7, nmae: Rex}]');
    const wrong = spawnCli(['mock', file, '--seed-data', seed, '--port', '0']);
    expect(await wrong.exit).toBe(2);
    expect(wrong.stderr()).toBe(
      `bonafide mock: ${seed}: /pets/0 must have required property 'name' (#/components/schemas/Pet/required)\n`,
    );
  });
});

describe('--overrides', () => {
  test.each<[string, object]>([
    ['a CommonJS project', { type: 'commonjs' }],
    ['a project without a type', {}],
    ['an ESM project', { type: 'module' }],
  ])('may have ESM syntax in %s, in what they import, too', async (_, manifest) => {
    const { file, overrides } = pets();
    const handlers = `import { name } from './names/name.js';\n${override('x').replace("'x'", 'name')}`;
    mkdirSync(join(overrides, 'names'));
    writeFileSync(join(overrides, 'names/name.js'), "export const name = 'imported';");
    writeFileSync(join(overrides, 'pets.ts'), handlers);
    writeFileSync(join(overrides, 'package.json'), JSON.stringify(manifest));
    const { send, stderr } = await serve([file, '--overrides', overrides]);
    await send('POST', '/pets', { name: 'rex' });
    expect(await send('GET', '/pets/1')).toEqual({ status: 200, json: { id: 1, name: 'imported' } });
    expect(stderr()).toBe('');
  });

  test('may be CommonJS', async () => {
    const { file, overrides } = pets();
    writeFileSync(join(overrides, 'pets.ts'), override('x').replace('export default', 'module.exports ='));
    writeFileSync(join(overrides, 'package.json'), '{"type":"commonjs"}');
    const { send } = await serve([file, '--overrides', overrides]);
    await send('POST', '/pets', { name: 'rex' });
    expect(await send('GET', '/pets/1')).toEqual({ status: 200, json: { id: 1, name: 'x' } });
  });

  test('change a part of an answer, and leave the rest', async () => {
    const { file, overrides } = pets();
    const { send } = await serve([file, '--overrides', overrides]);
    await send('POST', '/pets', { name: 'rex' });
    expect(await send('GET', '/pets/1')).toMatchObject({ json: { id: 1, name: 'patched' } });
    expect(await send('GET', '/pets/2')).toMatchObject({ status: 404 });
  });

  test.each([
    ['export default { getPets: () => 1 };', /there is no operation getPets; did you mean getPet\?/],
    ['export default { getPet: 1 };', /getPet is not a function/],
    ['export default 1;', /it has no default export of handlers/],
    ['export default {', /pets\.ts: /],
  ])('that are wrong end the start: %s', async (text, message) => {
    const { file, overrides } = pets();
    writeFileSync(join(overrides, 'pets.ts'), text);
    const cli = spawnCli(['mock', file, '--overrides', overrides, '--port', '0']);
    expect(await cli.exit).toBe(2);
    expect(cli.stderr()).toMatch(message);
  });

  test('go with one API, built-in ones among them', async () => {
    const { file, overrides } = pets();
    const two = spawnCli(['mock', 'docker', file, '--overrides', overrides]);
    expect(await two.exit).toBe(2);
    expect(two.stderr()).toContain('--overrides can be used with one API only');
    const ping = `export default {
      SystemPing: async ({ next }) => {
        const answer = await next();
        return { ...answer, headers: { ...answer.headers, 'X-Mine': 'yes' } };
      },
    };`;
    writeFileSync(join(overrides, 'pets.ts'), ping);
    const docker = spawnCli(['mock', 'docker', '--overrides', overrides, '--port', '0']);
    const [, address = ''] = await docker.line(/^docker mock ready at (\S+) /m);
    const { headers } = await fetch(`${address}/_ping`);
    expect(headers.get('x-mine')).toBe('yes');
  });
});

describe('--watch', () => {
  test('takes over what has changed, and keeps the state', async () => {
    const { file, overrides } = pets();
    const mock = await serve([file, '--overrides', overrides, '--watch']);
    await mock.send('POST', '/pets', { name: 'rex' });
    writeFileSync(join(overrides, 'pets.ts'), override('changed'));
    await mock.line(/was reloaded/);
    expect(await mock.send('GET', '/pets/1')).toMatchObject({ json: { id: 1, name: 'changed' } });
    writeFileSync(file, document.replaceAll('/pets', '/animals'));
    await mock.line(/was reloaded[\s\S]*was reloaded/);
    expect(await mock.send('GET', '/pets')).toMatchObject({ status: 404 });
    expect(await mock.send('GET', '/animals')).toMatchObject({ status: 200 });
  });

  test('serves on what it had while the new one is broken', async () => {
    const { file } = pets();
    const mock = await serve([file, '--watch']);
    await mock.send('POST', '/pets', { name: 'rex' });
    writeFileSync(file, `${document}: {`);
    const [line] = await mock.line(/was not reloaded: .*/);
    expect(line).toContain('pets.yaml');
    expect(await mock.send('GET', '/pets/1')).toMatchObject({ status: 200, json: { name: 'rex' } });
    writeFileSync(file, document);
    await mock.line(/was reloaded/);
    expect(await mock.send('GET', '/pets/1')).toMatchObject({ status: 200, json: { name: 'rex' } });
  });

  test('keeps the data of a reset, and returns to that of the start', async () => {
    const { overrides } = pets();
    const ping = (text: string) => `export default { SystemPing: ({ reply }) => reply(200, '${text}') };`;
    writeFileSync(join(overrides, 'pets.ts'), ping('OK'));
    const seedFile = join(temporaryDirectory(), 'seed.yaml');
    writeFileSync(seedFile, 'secrets: [{ Name: from-the-start, Data: dg== }]');
    const options = ['--port', '0', '--overrides', overrides, '--watch', '--seed-data', seedFile];
    const mock = await spawnMock(options, { BONAFIDE_TOKEN: 'a-token' });
    const send = clientOf(mock.address);
    const reset = (body: string) =>
      send('POST', '/__bonafide/reset', { headers: { authorization: 'Bearer a-token' }, body });
    const names = async () => JSON.stringify(jsonOf(await send('GET', '/secrets'))).match(/from-[a-z-]+/g);

    expect((await reset('{"secrets":[{"Name":"from-the-reset","Data":"dg=="}]}')).status).toBe(204);
    expect(await names()).toEqual(['from-the-reset']);
    writeFileSync(join(overrides, 'pets.ts'), `${ping('OK')}\n`);
    await mock.line(/was reloaded/);
    expect(await names()).toEqual(['from-the-reset']);
    await reset('');
    expect(await names()).toEqual(['from-the-start']);
  });

  test('keeps the faults that are left', async () => {
    const { file } = pets();
    const faults = join(temporaryDirectory(), 'faults.yaml');
    writeFileSync(
      faults,
      '- { operationId: listPets, times: 2, answer: { status: 200, body: [{ id: 7, name: x }] } }',
    );
    const mock = await serve([file, '--watch', '--faults', faults]);
    const count = async () => (await mock.send('GET', '/pets')).json.length;
    expect(await count()).toBe(1);
    writeFileSync(file, `${document}# changed`);
    await mock.line(/was reloaded/);
    expect([await count(), await count()]).toEqual([1, 0]);
  });

  test('wants something to watch', async () => {
    const cli = spawnCli(['mock', 'docker', '--watch']);
    expect(await cli.exit).toBe(2);
    expect(cli.stderr()).toContain('--watch needs a document, or --overrides, to watch');
  });
});
