import { describe, expect, test } from '@jest/globals';
import { writeFiles } from '../../../scripts/testing/write-files.ts';
import { loadDocument } from '../load-document.ts';
import { SpecError } from './spec-error.ts';
import { describeIssue } from './spec-issue.ts';
import { changed, type DocumentChange, responding, responseSchemaPointer } from './testing.ts';

describe('a warning disables no operation, and has a location', () => {
  const warnings: [what: string, change: DocumentChange, rule: string, pointer: string][] = [
    ['a missing info', (document) => delete document.info, 'info', '#'],
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
      'an operation without responses',
      ({ paths }) => Object.assign(paths, { '/dogs': { get: { operationId: 'listDogs' } } }),
      'operation-responses',
      '#/paths/~1dogs/get',
    ],
    [
      'an unknown format',
      responding({ type: 'string', format: 'shoe-size' }),
      'unknown-format',
      `${responseSchemaPointer}/format`,
    ],
    [
      'nullable in 3.1',
      responding({ type: 'string', nullable: true }),
      'nullable',
      `${responseSchemaPointer}/nullable`,
    ],
    [
      'a boolean limit, as in 3.0',
      responding({ maximum: 5, exclusiveMaximum: true }),
      'boolean-limit',
      `${responseSchemaPointer}/exclusiveMaximum`,
    ],
    [
      'null among the types, without quotes',
      responding({ type: ['string', null] }),
      'null-type',
      `${responseSchemaPointer}/type`,
    ],
    [
      'a reference of JSON Schema 2019-09',
      responding({ $recursiveAnchor: true, items: { $recursiveRef: '#' } }),
      'recursive-reference',
      `${responseSchemaPointer}/items/$recursiveRef`,
    ],
    [
      'security without any scheme',
      ({ paths }) => Object.assign(paths['/pets']?.get as object, { security: [{ key: [] }] }),
      'security-defined',
      '#/paths/~1pets/get/security/0/key',
    ],
  ];
  test.each(warnings)('%s', async (_, change, rule, pointer) => {
    const file = writeFiles({ 'pets.json': changed(change) });
    const { spec, issues, disabled, locate } = await loadDocument(file, { strict: true });
    expect(issues.map((issue) => [issue.rule, issue.pointer])).toEqual([[rule, pointer]]);
    expect(disabled).toEqual([]);
    expect(locate(pointer)).toMatchObject({ file, line: expect.any(Number) });
    for (const { responses } of spec.operations.values()) {
      for (const response of responses.values()) spec.validators.bodyOf(response, 'application/json');
    }
  });

  test('an operation without an id of its own is named after its method and path', async () => {
    const given = changed(({ paths }) => {
      paths['/dogs'] = { get: { operationId: 'listPets', responses: {} }, post: { responses: {} } };
    });
    const { spec } = await loadDocument(given);
    expect([...spec.operations.keys()]).toEqual(['listPets', 'GET /dogs', 'POST /dogs']);
  });
});

describe('an error is thrown in strict mode, and drops only what it concerns otherwise', () => {
  const errors: [what: string, change: DocumentChange, message: RegExp][] = [
    [
      'an unknown keyword',
      responding({ minLenght: 1 }),
      /pets\.json:\d+:\d+ schema .*did you mean minLength\?/,
    ],
    ['an unknown type', responding({ type: 'strnig' }), /schema\/type type must be one or more of/],
    ['an invalid pattern', responding({ pattern: '(' }), /schema\/pattern pattern must be a regular/],
    ['a limit that is not a number', responding({ minimum: '1' }), /minimum must be a number/],
    ['an empty enum', responding({ enum: [] }), /enum must be a list of at least one value/],
    ['required that is not a list', responding({ required: true }), /required must be a list of strings/],
    ['an empty allOf', responding({ allOf: [] }), /allOf must have at least one schema/],
    ['a schema that is not an object', responding('string'), /must be a schema/],
    ['a list of schemas for items', responding({ items: [{}] }), /items must be a schema/],
    [
      'an unresolved $ref',
      responding({ $ref: '#/components/schemas/Nope' }),
      /unresolved \$ref: #\/components/,
    ],
    [
      'an error in a schema that is referred to indirectly',
      (document) => {
        responding({ properties: { pet: { $ref: '#/components/schemas/Pet' } } })(document);
        document.components.schemas.Pet = { items: { $ref: '#/components/schemas/Tag' } };
        document.components.schemas.Tag = { type: 'tag' };
      },
      /#\/components\/schemas\/Tag\/type type must be/,
    ],
    [
      'a schema that refers to itself directly',
      (document) => {
        responding({ $ref: '#/components/schemas/Pet' })(document);
        document.components.schemas.Pet = { allOf: [{ $ref: '#/components/schemas/Dog' }] };
        document.components.schemas.Dog = { anyOf: [{ $ref: '#/components/schemas/Pet' }] };
      },
      /circular-schema .*refers to itself/,
    ],
    [
      'a parameter with an unknown location',
      ({ paths }) => Object.assign(paths['/pets'] as object, { parameters: [{ name: 'x', in: 'body' }] }),
      /a parameter must have a name, and in: path/,
    ],
    [
      'parameters that are not a list',
      ({ paths }) => Object.assign(paths['/pets']?.get as object, { parameters: {} }),
      /get\/parameters must be a list/,
    ],
    [
      'security of an unknown scheme',
      (document) => {
        Object.assign(document.components, { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } });
        Object.assign(document.paths['/pets']?.get as object, { security: [{}, { token: [] }] });
      },
      /security-defined #\/paths\/~1pets\/get\/security\/1\/token unknown security scheme token/,
    ],
    [
      'an unknown scheme in the default security of the document',
      (document) => {
        Object.assign(document.components, { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } });
        Object.assign(document, { security: [{ constructor: [] }] });
      },
      /security-defined #\/security\/0\/constructor unknown security scheme constructor/,
    ],
    [
      'security of a scheme with an unresolved $ref',
      (document) => {
        const securitySchemes = { key: { $ref: '#/components/securitySchemes/lost' } };
        Object.assign(document.components, { securitySchemes });
        Object.assign(document.paths['/pets']?.get as object, { security: [{ key: [] }] });
      },
      /security-defined .*security\/0\/key unresolved \$ref of the security scheme key/,
    ],
    [
      'security without a list of scopes',
      (document) => {
        const securitySchemes = { key: { type: 'http', scheme: 'bearer' } };
        Object.assign(document.components, { securitySchemes });
        Object.assign(document.paths['/pets']?.get as object, { security: [{ key: null }] });
      },
      /get\/security\/0\/key must be a list of scopes/,
    ],
    [
      'security that is not a list',
      ({ paths }) => Object.assign(paths['/pets']?.get as object, { security: { key: [] } }),
      /get\/security must be a list/,
    ],
    [
      'a server without a URL',
      (document) => Object.assign(document, { servers: [{ url: 'https://pets.example' }, null] }),
      /struct #\/servers\/1 a server must have a url/,
    ],
    [
      'a security scheme that is not an object',
      ({ components }) => Object.assign(components, { securitySchemes: { key: null } }),
      /struct #\/components\/securitySchemes\/key must be an object/,
    ],
    [
      'a request body without content',
      ({ paths }) => Object.assign(paths['/pets']?.get as object, { requestBody: { content: null } }),
      /struct #\/paths\/~1pets\/get\/requestBody a request body must have content/,
    ],
    [
      'an invalid schema that is not used',
      ({ components }) => Object.assign(components.schemas, { Pet: { type: 'stirng' } }),
      /schema #\/components\/schemas\/Pet\/type type must be/,
    ],
    [
      'a schema that only a reference says to be one',
      (document) => {
        responding({ $ref: '#/definitions/Pet' })(document);
        Object.assign(document, { definitions: { Pet: { type: 'stirng' } } });
      },
      /schema #\/definitions\/Pet\/type type must be/,
    ],
    [
      'a $ref to a part of another kind',
      (document) => {
        responding({ $ref: '#/components/parameters/Limit' })(document);
        const Limit = { name: 'limit', in: 'query', required: true };
        Object.assign(document.components, { parameters: { Limit } });
      },
      /\$ref: #\/components\/parameters\/Limit is not of the kind schema, but parameter/,
    ],
  ];

  test.each(errors)('%s', async (_, change, message) => {
    const file = writeFiles({ 'pets.json': changed(change) });
    const thrown = loadDocument(file, { strict: true });
    await expect(thrown).rejects.toThrow(message);
    await expect(thrown).rejects.toThrow(/Fix the document, or leave --strict out$/);
    await expect(thrown).rejects.toBeInstanceOf(SpecError);
    const { spec, errors: found, disabled, locate } = await loadDocument(file);
    expect(found.map((issue) => describeIssue(locate, issue))).toEqual([expect.stringMatching(message)]);
    expect(found[0]?.instead).toEqual(expect.any(String));
    expect(disabled).toEqual([]);
    const response = spec.operations.get('listPets')?.responses.get('200');
    if (response) spec.validators.bodyOf(response, 'application/json')?.([]);
  });
});

describe('an operation that no value is valid for is rejected in strict mode, and disabled otherwise', () => {
  const impossible: [what: string, change: DocumentChange, message: RegExp][] = [
    [
      'a response that requires another one inside, endlessly',
      (document) => {
        responding({ $ref: '#/components/schemas/Pet' })(document);
        document.components.schemas.Pet = {
          required: ['mother'],
          type: 'object',
          properties: { mother: { $ref: '#/components/schemas/Pet' } },
        };
      },
      /unsatisfiable-schema #\/components\/schemas\/Pet\/properties\/mother no response body is valid for 200: mother is required and contains the same schema again/,
    ],
    [
      'a required request body that no value is valid for',
      ({ paths }) =>
        Object.assign(paths['/pets']?.get as object, {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { allOf: [{ type: 'string' }, { type: 'integer' }] } } },
          },
        }),
      /unsatisfiable-schema .*allOf\/1 no request body is valid: it must be number and also string/,
    ],
    [
      'a required parameter that no value is valid for',
      ({ paths }) =>
        Object.assign(paths['/pets']?.get as object, {
          parameters: [
            { name: 'size', in: 'query', required: true, schema: { type: 'integer', enum: ['S'] } },
          ],
        }),
      /unsatisfiable-schema .*schema\/enum no value is valid for the parameter size: no value of its enum has the type integer/,
    ],
  ];
  test.each(impossible)('%s', async (_, change, message) => {
    const document = changed((original) => {
      original.paths['/fine'] = { get: { operationId: 'fine', responses: {} } };
      change(original);
    });
    const file = writeFiles({ 'pets.json': document });
    await expect(loadDocument(file, { strict: true })).rejects.toThrow(message);
    const { spec, disabled } = await loadDocument(file);
    expect(disabled).toMatchObject([{ id: 'listPets', reason: expect.stringMatching(message) }]);
    expect([...spec.operations.keys()]).toEqual(['fine']);
  });
});

test('an unsatisfiable schema of an optional part disables nothing', async () => {
  const nothing = { 'application/json': { schema: false } };
  const given = changed((document) => {
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
  const { disabled, spec } = await loadDocument(given);
  expect(disabled).toEqual([]);
  expect([...spec.operations.keys()]).toEqual(['listPets', 'addDog']);
});
