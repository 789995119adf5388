import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseYaml } from '@redocly/openapi-core';
import { temporaryDirectory } from '../../scripts/testing/clean-up.ts';
import { builtinNames } from './builtin.ts';
import { openSpec } from './open.ts';

/** Writes files into a folder of their own, and says where the first one is. */
function written(files: Record<string, string | object>): string {
  const folder = temporaryDirectory();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(
      join(folder, name),
      typeof content === 'string' ? content : JSON.stringify(content, null, 2),
    );
  }
  return join(folder, Object.keys(files)[0] ?? '');
}

const examples = join(import.meta.dirname, '../../node_modules/@readme/oas-examples');
const versions = ['2.0', '3.0', '3.1'];
const documents = versions.flatMap((version) =>
  (readdirSync(join(examples, version), { recursive: true }) as string[])
    .filter((file) => /\.(json|yaml)$/.test(file))
    .map((file) => `${version}/${file}`),
);

/** How many operations a file itself has, read by somebody else's parser. */
function operationsIn(file: string): number {
  const { paths = {} } = parseYaml(readFileSync(file, 'utf8')) as { paths?: Record<string, object> };
  const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
  return Object.values(paths).flatMap((item) => methods.filter((method) => method in item)).length;
}

describe('any document opens', () => {
  test.each(documents)('%s of npm @readme/oas-examples', async (name) => {
    const { spec } = await openSpec(join(examples, name));
    expect(spec.document.openapi).toMatch(/^3\.1/);
    expect(spec.operations.size).toBeGreaterThanOrEqual(operationsIn(join(examples, name)));
  });

  test.each(builtinNames)('%s, which is built in', async (name) => {
    const { spec, file, locate, faults, off } = await openSpec(name);
    expect(spec.name).toBe(name);
    expect({ faults, off }).toEqual({ faults: [], off: [] });
    expect(locate('#/paths')).toEqual({ file, line: expect.any(Number), column: 1 });
  });
});

const pets = (schema: object, more: object = {}) => ({
  openapi: '3.0.3',
  info: { title: 'Pets', version: '1' },
  paths: {
    '/pets': {
      get: {
        operationId: 'listPets',
        responses: { 200: { description: 'all', content: { 'application/json': { schema } } } },
      },
    },
  },
  ...more,
});

const answerOf = '#/paths/~1pets/get/responses/200/content/application~1json/schema';

describe('what OpenAPI 3.0 says in its own dialect is said in JSON Schema 2020-12', () => {
  const $ref = '#/components/schemas/Pet';
  const rewritten: [what: string, given: object, wanted: object][] = [
    ['nullable', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    ['nullable that is false', { type: 'string', nullable: false }, { type: 'string' }],
    ['nullable without a type', { enum: ['a', null], nullable: true }, { enum: ['a', null] }],
    ['a nullable $ref', { $ref, nullable: true }, { anyOf: [{ $ref }, { type: 'null' }] }],
    [
      'a nullable union',
      { oneOf: [{ type: 'string' }], nullable: true },
      { oneOf: [{ type: 'string' }, { type: 'null' }] },
    ],
    [
      'a nullable allOf',
      { allOf: [{ $ref }], nullable: true },
      { anyOf: [{ allOf: [{ $ref }] }, { type: 'null' }] },
    ],
    [
      'what stands beside a $ref',
      { $ref, type: 'string', description: 'kept' },
      { $ref, description: 'kept' },
    ],
    [
      'exclusive limits',
      { minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false },
      { exclusiveMinimum: 1, maximum: 9 },
    ],
    ['an example', { type: 'string', example: 'a' }, { type: 'string', examples: ['a'] }],
    [
      'a property called example, and one called nullable',
      { properties: { example: { type: 'string' }, nullable: { type: 'boolean' } } },
      { properties: { example: { type: 'string' }, nullable: { type: 'boolean' } } },
    ],
    [
      'data that looks like a schema',
      { default: { nullable: true, type: 'x' }, enum: [{ nullable: true, type: 'x' }] },
      { default: { nullable: true, type: 'x' }, enum: [{ nullable: true, type: 'x' }] },
    ],
    ['bytes', { type: 'string', format: 'binary' }, { contentMediaType: 'application/octet-stream' }],
    [
      'base64',
      { type: 'string', format: 'byte' },
      { type: 'string', format: 'byte', contentEncoding: 'base64' },
    ],
    [
      'at any depth',
      { items: { not: { type: 'string', nullable: true } } },
      { items: { not: { type: ['string', 'null'] } } },
    ],
  ];
  test.each(rewritten)('%s', async (_, given, wanted) => {
    const components = { schemas: { Pet: { type: 'object' } } };
    const { spec } = await openSpec(written({ 'pets.json': pets(given, { components }) }));
    const content = spec.operations.get('listPets')?.responses.get('200')?.value.content;
    expect(content?.['application/json']?.schema).toEqual(wanted);
  });
});

describe('a document of several files', () => {
  const files = {
    'api/openapi.yaml': "openapi: 3.0.3\npaths:\n  /pets:\n    $ref: 'paths/pets.yaml'\n",
    'api/paths/pets.yaml':
      "get:\n  operationId: listPets\n  responses:\n    '200':\n      description: all\n      content:\n        application/json:\n          schema:\n            $ref: '../pet.json#/Pet'\n",
    'api/pet.json': {
      Pet: { type: 'object', required: ['id'], properties: { id: { type: 'integer', nullable: true } } },
    },
  };

  test('is joined, and its parts are found in the files that they were written in', async () => {
    const file = written(files);
    const { spec, locate, files: all } = await openSpec(file);
    expect(all.map((one) => one.split('/api/')[1])).toEqual(['openapi.yaml', 'paths/pets.yaml', 'pet.json']);
    const validate = spec.validators.json(answerOf);
    expect(validate({ id: null })).toBeUndefined();
    expect(validate({ id: 'x' })?.pointer).toBe('/id');
    expect(locate('#/paths/~1pets/get/responses/200')).toEqual({
      file: file.replace('openapi.yaml', 'paths/pets.yaml'),
      line: 4,
      column: 5,
    });
    const [name] = Object.keys(spec.document.components?.schemas ?? {});
    expect(locate(`#/components/schemas/${name}/properties/id`)).toMatchObject({ line: 8, column: 7 });
  });
});
