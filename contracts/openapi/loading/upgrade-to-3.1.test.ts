import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { writeFiles } from '../../../scripts/testing/write-files.ts';
import { loadDocument } from '../load-document.ts';

/** A document with one response of a schema. */
const pets = (schema: object, more: object) => ({
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

describe('upgrade from OpenAPI 3.0', () => {
  const $ref = '#/components/schemas/Pet';
  const rewritten: [what: string, given: object, expected: object][] = [
    ['nullable', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    ['nullable: false', { type: 'string', nullable: false }, { type: 'string' }],
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
      'keywords beside a $ref',
      { $ref, type: 'string', description: 'a pet' },
      { $ref, description: 'a pet' },
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
    [
      'binary strings',
      { type: 'string', format: 'binary' },
      { type: 'string', contentMediaType: 'application/octet-stream' },
    ],
    [
      'base64 strings',
      { type: 'string', format: 'byte' },
      { type: 'string', format: 'byte', contentEncoding: 'base64' },
    ],
    [
      'schemas at any depth',
      { items: { not: { type: 'string', nullable: true } } },
      { items: { not: { type: ['string', 'null'] } } },
    ],
  ];
  test.each(rewritten)('rewrites %s', async (_, given, expected) => {
    const components = { schemas: { Pet: { type: 'object' } } };
    const { spec } = await loadDocument(writeFiles({ 'pets.json': pets(given, { components }) }));
    const content = spec.operations.get('listPets')?.responses.get('200')?.value.content;
    expect(content?.['application/json']?.schema).toEqual(expected);
  });
});

describe('upgrade from OpenAPI 2.0', () => {
  const swagger = {
    swagger: '2.0',
    info: { title: 'Pets', version: '1' },
    host: 'example.com',
    basePath: '/v1',
    schemes: ['https'],
    consumes: ['application/json'],
    produces: ['application/json'],
    securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    paths: {
      '/pets': {
        post: {
          operationId: 'addPet',
          security: [{ key: [] }],
          parameters: [
            {
              name: 'tags',
              in: 'query',
              type: 'array',
              items: { type: 'string' },
              collectionFormat: 'pipes',
            },
            { name: 'pet', in: 'body', required: true, schema: { $ref: '#/definitions/Pet' } },
          ],
          responses: { 200: { description: 'added', schema: { $ref: '#/definitions/Pet' } } },
        },
        put: {
          operationId: 'uploadPet',
          consumes: ['multipart/form-data'],
          parameters: [{ name: 'photo', in: 'formData', type: 'file', required: true }],
          responses: { 200: { description: 'a picture', schema: { type: 'file' } } },
        },
      },
    },
    definitions: {
      Pet: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string', 'x-nullable': true },
          age: { type: 'integer', minimum: 0, exclusiveMinimum: true },
        },
      },
    },
  };

  test('makes an equivalent document of 3.1', async () => {
    const file = writeFiles({ 'pets.json': swagger });
    const { spec, issues, locate } = await loadDocument(file);
    expect(issues).toEqual([]);
    expect(spec.document.servers).toEqual([{ url: 'https://example.com/v1' }]);
    const add = spec.operations.get('addPet');
    expect(add?.secured).toBe(true);
    expect(add?.requestBody?.value.required).toBe(true);
    expect(add?.parameters[0]?.value).toMatchObject({ style: 'pipeDelimited', explode: false });
    const validate = spec.validators.json('#/components/schemas/Pet');
    expect(validate({ name: null, age: 1 })).toBeUndefined();
    expect(validate({ name: 'a', age: 0 })?.keyword).toBe('exclusiveMinimum');
    expect(locate('#/components/schemas/Pet/properties/name')).toMatchObject({
      file,
      line: expect.any(Number),
    });
    const pointer = '#/paths/~1pets/post/responses/200/content/application~1json/schema';
    const { line } = locate(pointer) ?? { line: 0 };
    expect(readFileSync(file, 'utf8').split('\n')[line - 1]).toMatch(/"schema"/);
  });

  test('lets optional members of a request be null, which 2.0 cannot say', async () => {
    const name = { type: 'string' };
    const schema = { type: 'object', required: ['name'], properties: { name, tag: name } };
    const body = { name: 'pet', in: 'body', schema };
    const responses = { 200: { description: '', schema: structuredClone(schema) } };
    const paths = { '/pets': { post: { operationId: 'addPet', parameters: [body], responses } } };
    const { spec } = await loadDocument(writeFiles({ 'pets.json': { ...swagger, paths } }));
    const at = '#/paths/~1pets/post';
    const sent = spec.validators.json(`${at}/requestBody/content/application~1json/schema`);
    expect(sent({ name: 'a', tag: null })).toBeUndefined();
    expect(sent({ name: null })?.pointer).toBe('/name');
    const shown = spec.validators.json(`${at}/responses/200/content/application~1json/schema`);
    expect(shown({ name: 'a', tag: null })?.pointer).toBe('/tag');
  });

  test('keeps files in forms and responses', async () => {
    const { spec } = await loadDocument(writeFiles({ 'pets.json': swagger }));
    const upload = spec.operations.get('uploadPet');
    const form = upload?.requestBody?.value.content['multipart/form-data']?.schema;
    expect(form).toMatchObject({
      required: ['photo'],
      properties: { photo: { type: 'string', contentMediaType: 'application/octet-stream' } },
    });
    // In JSON even a file is a string.
    const { schema } = upload?.responses.get('200')?.value.content?.['application/json'] ?? {};
    expect(schema).toMatchObject({ type: 'string' });
  });

  test('locates an issue where it was written', async () => {
    const file = writeFiles({
      'pets.json': JSON.stringify(swagger, null, 2).replace('"type": "object"', '"type": "objekt"'),
    });
    const line =
      readFileSync(file, 'utf8')
        .split('\n')
        .findIndex((text) => text.includes('objekt')) + 1;
    await expect(loadDocument(file, { strict: true })).rejects.toThrow(
      new RegExp(`pets\\.json:${line}:\\d+ schema #/components/schemas/Pet/type `),
    );
  });
});
