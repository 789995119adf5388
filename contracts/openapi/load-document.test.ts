import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseYaml } from '@redocly/openapi-core';
import { written } from '../../scripts/testing/written.ts';
import { builtinNames } from './load-builtin.ts';
import { loadDocument } from './load-document.ts';
import { SpecError } from './loading/spec-error.ts';

const examples = join(import.meta.dirname, '../../node_modules/@readme/oas-examples');
const versions = ['2.0', '3.0', '3.1'];
const documents = versions.flatMap((version) =>
  (readdirSync(join(examples, version), { recursive: true }) as string[])
    .filter((file) => /\.(json|yaml)$/.test(file))
    .map((file) => `${version}/${file}`),
);

/** Documents with an operation that no call, or no answer, can keep to: they open with lax. */
const impossible = [
  '3.0/json/circular-request-bodies',
  '3.0/yaml/circular-request-bodies',
  'discriminators',
  'schema-types',
];

/** How many operations a file itself has, read by somebody else's parser. */
function operationsIn(file: string): number {
  const { paths = {} } = parseYaml(readFileSync(file, 'utf8')) as { paths?: Record<string, object> };
  const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
  return Object.values(paths).flatMap((item) => methods.filter((method) => method in item)).length;
}

describe('any document opens', () => {
  test.each(documents)('%s of npm @readme/oas-examples', async (name) => {
    const isImpossible = impossible.some((part) => name.includes(part));
    const { spec, off } = await loadDocument(join(examples, name), { lax: isImpossible });
    expect(off.length > 0).toBe(isImpossible);
    expect(spec.document.openapi).toMatch(/^3\.1/);
    expect(spec.operations.size + off.length).toBeGreaterThanOrEqual(operationsIn(join(examples, name)));
  });

  test.each(builtinNames)('%s, which is built in', async (name) => {
    const { spec, file, locate, faults, off } = await loadDocument(name);
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
    [
      'bytes',
      { type: 'string', format: 'binary' },
      { type: 'string', contentMediaType: 'application/octet-stream' },
    ],
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
    const { spec } = await loadDocument(written({ 'pets.json': pets(given, { components }) }));
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
    const { spec, locate, files: all } = await loadDocument(file);
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

/** A document with one operation of which everything is well, and `change` makes it otherwise. */
function flawed(change: (document: ReturnType<typeof well>) => void): string {
  const document = well();
  change(document);
  return written({ 'flawed.json': document });
}

function well() {
  const responses: Record<string, object> = { 200: { description: 'all', content: {} } };
  const list: Record<string, unknown> = { operationId: 'listPets', responses };
  const paths: Record<string, Record<string, unknown>> = { '/pets': { get: list } };
  const schemas: Record<string, unknown> = {};
  return {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' } as unknown,
    paths,
    components: { schemas },
  };
}

type Change = Parameters<typeof flawed>[0];

/** Puts a schema in the one answer. */
const answering =
  (schema: unknown): Change =>
  ({ paths }) => {
    const content = { 'application/json': { schema } };
    Object.assign(paths['/pets']?.get as object, { responses: { 200: { description: 'all', content } } });
  };

describe('a document with small faults is served, and each fault is told with its place', () => {
  const faults: [what: string, change: Change, rule: string, pointer: string][] = [
    ['no info', (document) => delete document.info, 'info', '#'],
    [
      'a response without a description',
      ({ paths }) => Object.assign(paths['/pets']?.get as object, { responses: { 200: {} } }),
      'response-description',
      '#/paths/~1pets/get/responses/200',
    ],
    [
      'an operation without an id',
      ({ paths }) => Object.assign(paths, { '/pets': { get: { responses: {} } } }),
      'operation-operationId',
      '#/paths/~1pets/get',
    ],
    [
      'two operations with one id',
      ({ paths }) => Object.assign(paths, { '/dogs': { get: { operationId: 'listPets', responses: {} } } }),
      'operation-operationId-unique',
      '#/paths/~1dogs/get',
    ],
    [
      'no responses',
      ({ paths }) => Object.assign(paths, { '/dogs': { get: { operationId: 'listDogs' } } }),
      'operation-responses',
      '#/paths/~1dogs/get',
    ],
    [
      'an unknown format',
      answering({ type: 'string', format: 'shoe-size' }),
      'unknown-format',
      `${answerOf}/format`,
    ],
    ['nullable in 3.1', answering({ type: 'string', nullable: true }), 'nullable', `${answerOf}/nullable`],
    [
      'a limit as in 3.0',
      answering({ maximum: 5, exclusiveMaximum: true }),
      'boolean-limit',
      `${answerOf}/exclusiveMaximum`,
    ],
    [
      'credentials where there is no scheme at all',
      ({ paths }) => Object.assign(paths['/pets']?.get as object, { security: [{ key: [] }] }),
      'security-defined',
      '#/paths/~1pets/get/security/0/key',
    ],
    [
      'a schema that cannot be compiled and is not used',
      ({ components }) => Object.assign(components.schemas, { Pet: { type: 'stirng' } }),
      'schema',
      '#/components/schemas/Pet/type',
    ],
  ];
  test.each(faults)('%s', async (_, change, rule, pointer) => {
    const file = flawed(change);
    const { spec, faults: found, off, locate } = await loadDocument(file);
    expect(found.map((fault) => [fault.rule, fault.pointer])).toEqual([[rule, pointer]]);
    expect(off).toEqual([]);
    expect(locate(pointer)).toMatchObject({ file, line: expect.any(Number) });
    for (const { responses } of spec.operations.values()) {
      for (const response of responses.values()) spec.validators.bodyOf(response, 'application/json');
    }
  });

  test('operations have ids of their own, and the same ones every time', async () => {
    const file = flawed(({ paths }) => {
      paths['/dogs'] = { get: { operationId: 'listPets', responses: {} }, post: { responses: {} } };
    });
    const { spec } = await loadDocument(file);
    expect([...spec.operations.keys()]).toEqual(['listPets', 'GET /dogs', 'POST /dogs']);
  });
});

describe('what would make an answer or a check wrong stops the start, or turns off that operation with lax', () => {
  const faults: [what: string, change: Change, told: RegExp][] = [
    ['a keyword that is none', answering({ minLenght: 1 }), /flawed\.json:\d+:\d+ schema .*minLength meant/],
    ['a type that is none', answering({ type: 'strnig' }), /schema\/type type must be one or more of/],
    ['a pattern that is none', answering({ pattern: '(' }), /schema\/pattern pattern must be a regular/],
    ['a limit that is no number', answering({ minimum: '1' }), /minimum must be a number/],
    ['an empty enum', answering({ enum: [] }), /enum must be a list of at least one value/],
    ['required that is no list', answering({ required: true }), /required must be a list of texts/],
    ['an empty allOf', answering({ allOf: [] }), /allOf must have at least one schema/],
    ['a schema that is none', answering('string'), /must be a schema/],
    ['a list of schemas for items', answering({ items: [{}] }), /items must be a schema/],
    ['a $ref to nowhere', answering({ $ref: '#/components/schemas/Nope' }), /leads nowhere: #\/components/],
    [
      'a fault far away',
      (document) => {
        answering({ properties: { pet: { $ref: '#/components/schemas/Pet' } } })(document);
        document.components.schemas.Pet = { items: { $ref: '#/components/schemas/Tag' } };
        document.components.schemas.Tag = { type: 'tag' };
      },
      /#\/components\/schemas\/Tag\/type type must be/,
    ],
    [
      'a schema that only leads back to itself',
      (document) => {
        answering({ $ref: '#/components/schemas/Pet' })(document);
        document.components.schemas.Pet = { allOf: [{ $ref: '#/components/schemas/Dog' }] };
        document.components.schemas.Dog = { anyOf: [{ $ref: '#/components/schemas/Pet' }] };
      },
      /endless-schema .*leads back to itself/,
    ],
    [
      'an answer that requires one like it, without end',
      (document) => {
        answering({ $ref: '#/components/schemas/Pet' })(document);
        document.components.schemas.Pet = {
          required: ['mother'],
          type: 'object',
          properties: { mother: { $ref: '#/components/schemas/Pet' } },
        };
      },
      /impossible-schema #\/components\/schemas\/Pet\/properties\/mother no such body can be answered with 200: mother is required, and is such a thing again, without end/,
    ],
    [
      'a body that must be sent and cannot be',
      ({ paths }) =>
        Object.assign(paths['/pets']?.get as object, {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { allOf: [{ type: 'string' }, { type: 'integer' }] } } },
          },
        }),
      /impossible-schema .*allOf\/1 no such body can be sent: it is to be number, and besides to be string/,
    ],
    [
      'a parameter that must be given and cannot be',
      ({ paths }) =>
        Object.assign(paths['/pets']?.get as object, {
          parameters: [
            { name: 'size', in: 'query', required: true, schema: { type: 'integer', enum: ['S'] } },
          ],
        }),
      /impossible-schema .*schema\/enum nothing can be given for size: nothing in its enum is of the type integer/,
    ],
    [
      'a parameter without a place',
      ({ paths }) => Object.assign(paths['/pets'] as object, { parameters: [{ name: 'x', in: 'body' }] }),
      /a parameter must have a name, and in: path/,
    ],
    [
      'parameters that are no list',
      ({ paths }) => Object.assign(paths['/pets']?.get as object, { parameters: {} }),
      /get\/parameters must be a list/,
    ],
    [
      'credentials of a scheme that there is not',
      (document) => {
        Object.assign(document.components, { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } });
        Object.assign(document.paths['/pets']?.get as object, { security: [{}, { token: [] }] });
      },
      /security-defined #\/paths\/~1pets\/get\/security\/1\/token there is no security scheme token/,
    ],
    [
      'the same, where the document says it for all',
      (document) => {
        Object.assign(document.paths['/fine']?.get as object, { security: [] });
        Object.assign(document.components, { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } });
        Object.assign(document, { security: [{ constructor: [] }] });
      },
      /security-defined #\/security\/0\/constructor there is no security scheme constructor/,
    ],
    [
      'credentials of a scheme that leads nowhere',
      (document) => {
        const securitySchemes = { key: { $ref: '#/components/securitySchemes/lost' }, empty: null };
        Object.assign(document.components, { securitySchemes });
        Object.assign(document.paths['/pets']?.get as object, { security: [{ key: [] }] });
      },
      /security-defined .*security\/0\/key the \$ref of the security scheme key leads nowhere/,
    ],
    [
      'credentials without a list of scopes',
      (document) => {
        const securitySchemes = { key: { type: 'http', scheme: 'bearer' } };
        Object.assign(document.components, { securitySchemes });
        Object.assign(document.paths['/pets']?.get as object, { security: [{ key: null }] });
      },
      /get\/security\/0\/key must be a list of scopes/,
    ],
    [
      'credentials that are no list',
      ({ paths }) => Object.assign(paths['/pets']?.get as object, { security: { key: [] } }),
      /get\/security must be a list/,
    ],
  ];
  test.each(faults)('%s', async (_, change, told) => {
    const file = flawed((document) => {
      document.paths['/fine'] = { get: { operationId: 'fine', responses: {} } };
      change(document);
    });
    await expect(loadDocument(file)).rejects.toThrow(told);
    await expect(loadDocument(file)).rejects.toThrow(/mend that, or leave out listPets with --lax$/);
    await expect(loadDocument(file)).rejects.toBeInstanceOf(SpecError);
    const { spec, off } = await loadDocument(file, { lax: true });
    expect(off).toMatchObject([{ id: 'listPets', why: expect.stringMatching(told) }]);
    expect([...spec.operations.keys()]).toEqual(['fine']);
  });
});

test('what is impossible and need not be sent, or answered with, turns nothing off', async () => {
  const nothing = { 'application/json': { schema: false } };
  const file = flawed((document) => {
    Object.assign(document.paths['/pets']?.get as object, {
      parameters: [{ name: 'size', in: 'query', schema: false }],
      requestBody: { content: nothing },
    });
    document.paths['/dogs'] = {
      post: {
        operationId: 'addDog',
        requestBody: { required: true, content: { ...nothing, 'text/plain': {} } },
        responses: { 200: { description: 'done' }, 400: { description: 'no', content: nothing } },
      },
    };
  });
  const { off, spec } = await loadDocument(file);
  expect(off).toEqual([]);
  expect([...spec.operations.keys()]).toEqual(['listPets', 'addDog']);
});

test('a schema may lead back to itself by a property or an item', async () => {
  const file = flawed((document) => {
    answering({ $ref: '#/components/schemas/Tree' })(document);
    document.components.schemas.Tree = {
      required: ['name'],
      properties: { children: { items: { $ref: '#/components/schemas/Tree' } } },
    };
  });
  const { spec } = await loadDocument(file);
  const validate = spec.validators.json(answerOf);
  expect(validate({ name: 'a', children: [{ name: 'b', children: [] }] })).toBeUndefined();
  expect(validate({ name: 'a', children: [{ children: [] }] })).toMatchObject({
    pointer: '/children/0',
    schemaPointer: '#/components/schemas/Tree/required',
  });
});

describe('schemas may refer to each other by name', () => {
  const names: [what: string, schemas: Record<string, unknown>, $ref: object][] = [
    [
      'an $id',
      { Pet: { $id: 'https://example.com/pet', type: 'integer' } },
      { $ref: 'https://example.com/pet' },
    ],
    ['an $anchor', { Pet: { $anchor: 'pet', type: 'integer' } }, { $ref: '#pet' }],
    [
      'a relative $id, and an anchor in it',
      { Pet: { $id: 'https://example.com/a/pet', $defs: { Id: { $anchor: 'id', type: 'integer' } } } },
      { $ref: 'https://example.com/a/pet#id' },
    ],
    [
      'a pointer from an $id on',
      {
        Pet: {
          $id: 'https://example.com/pet',
          allOf: [{ $ref: '#/$defs/Id' }],
          $defs: { Id: { type: 'integer' } },
        },
      },
      { $ref: '#/components/schemas/Pet' },
    ],
    ['a dynamic anchor', { Pet: { $dynamicAnchor: 'pet', type: 'integer' } }, { $dynamicRef: '#pet' }],
    ['a percent sign', { 'a pet': { type: 'integer' } }, { $ref: '#/components/schemas/a%20pet' }],
  ];
  test.each(names)('%s', async (_, schemas, $ref) => {
    const file = flawed((document) => {
      answering($ref)(document);
      Object.assign(document.components.schemas, schemas);
    });
    const { spec, faults } = await loadDocument(file);
    expect(faults).toEqual([]);
    const validate = spec.validators.json(answerOf);
    expect(validate(1)).toBeUndefined();
    expect(validate('one')?.keyword).toBe('type');
  });

  test('a name that nobody has is a $ref to nowhere', async () => {
    await expect(loadDocument(flawed(answering({ $ref: '#nobody' })))).rejects.toThrow(
      /leads nowhere: #nobody/,
    );
  });
});

describe('OpenAPI 2.0', () => {
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

  test('is read as 3.1', async () => {
    const file = written({ 'pets.json': swagger });
    const { spec, faults, locate } = await loadDocument(file);
    expect(faults).toEqual([]);
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

  test('has files', async () => {
    const { spec } = await loadDocument(written({ 'pets.json': swagger }));
    const upload = spec.operations.get('uploadPet');
    const form = upload?.requestBody?.value.content['multipart/form-data']?.schema;
    expect(form).toMatchObject({
      required: ['photo'],
      properties: { photo: { type: 'string', contentMediaType: 'application/octet-stream' } },
    });
    // In JSON even a file is a text.
    const { schema } = upload?.responses.get('200')?.value.content?.['application/json'] ?? {};
    expect(schema).toMatchObject({ type: 'string' });
  });

  test('and a fault of it is told where it was written', async () => {
    const file = written({
      'pets.json': JSON.stringify(swagger, null, 2).replace('"type": "object"', '"type": "objekt"'),
    });
    const line =
      readFileSync(file, 'utf8')
        .split('\n')
        .findIndex((text) => text.includes('objekt')) + 1;
    await expect(loadDocument(file)).rejects.toThrow(
      new RegExp(`pets\\.json:${line}:\\d+ schema #/components/schemas/Pet/type `),
    );
  });
});
