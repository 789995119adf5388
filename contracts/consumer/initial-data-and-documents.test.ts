import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { afterThisTest, temporaryDirectory } from '../../scripts/testing/clean-up.ts';
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
