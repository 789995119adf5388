import { expect, test } from '@jest/globals';
import { documentApi } from '../../../mock/inferred/index.ts';
import { createMock } from '../../../mock/mock.ts';
import { writeFiles } from '../../../scripts/testing/write-files.ts';
import { lint } from '../../lint/lint.ts';
import { documentContract } from '../../verify/document-contract.ts';
import { mockTarget } from '../../verify/targets/mock.ts';
import { verifyContract } from '../../verify/verify.ts';
import { loadDocument } from '../load-document.ts';

/** A document that uses each feature that OpenAPI 3.2 adds to 3.1. */
const everything = `
openapi: 3.2.0
$self: https://example.com/apis/pets.yaml
info: {title: Pets, version: '1', summary: pets}
servers: [{url: 'https://example.com', name: production}]
tags:
  - {name: animals, summary: Animals, kind: nav}
  - {name: pets, summary: Pets, parent: animals, kind: nav}
security: [{device: []}]
paths:
  /pets:
    query:
      operationId: searchPets
      tags: [pets]
      requestBody:
        required: true
        content: {application/json: {schema: {type: object, required: [name], properties: {name: {type: string}}}}}
      responses:
        '200': {summary: found, content: {application/json: {$ref: '#/components/mediaTypes/Pets'}}}
    get:
      operationId: filterPets
      parameters:
        - name: filter
          in: querystring
          required: true
          content:
            application/x-www-form-urlencoded:
              schema: {type: object, required: [kind], properties: {kind: {type: string, minLength: 1}, age: {type: integer}}}
              examples: {a: {dataValue: {kind: cat, age: 3}, serializedValue: 'kind=cat&age=3'}}
      responses:
        '200': {description: all, content: {application/json: {$ref: '#/components/mediaTypes/Pets'}}}
    additionalOperations:
      COPY:
        operationId: copyPets
        parameters: [{name: session, in: cookie, style: cookie, required: true, schema: {type: string, pattern: '^[a-z]+$'}}]
        responses: {'204': {description: copied}}
  /find:
    get:
      operationId: findPets
      parameters:
        - name: selector
          in: querystring
          required: true
          content: {application/json: {schema: {type: object, required: [kind], properties: {kind: {enum: [cat, dog]}}}}}
      responses:
        '200':
          description: the first
          content: {application/json: {schema: {$ref: 'https://example.com/apis/pets.yaml#/components/schemas/Pet'}}}
  /events:
    get:
      operationId: followPets
      responses:
        '200': {description: all, content: {application/jsonl: {itemSchema: {$ref: 'schemas.yaml#/Event'}}}}
  /remembered:
    get:
      operationId: rememberedPet
      responses:
        '200':
          description: one
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Pet'}
              examples: {tom: {dataValue: {kind: cat, name: Tom}}}
components:
  mediaTypes:
    Pets: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}
  securitySchemes:
    device:
      type: oauth2
      deprecated: false
      oauth2MetadataUrl: https://example.com/.well-known/oauth-authorization-server
      flows: {deviceAuthorization: {deviceAuthorizationUrl: https://example.com/device, tokenUrl: https://example.com/token, scopes: {}}}
  schemas:
    Pet:
      oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Other'}]
      discriminator: {propertyName: kind, defaultMapping: Other}
    Cat:
      type: object
      required: [kind, name]
      properties: {kind: {const: cat}, name: {type: string, xml: {nodeType: attribute}}}
    Other:
      type: object
      required: [kind]
      properties: {kind: {type: string, not: {const: cat}}, tags: {type: array, items: {type: string}, xml: {nodeType: element}}}
`;
const schemas = 'Event: {type: object, required: [at], properties: {at: {type: integer}}}\n';
const files = { 'pets.yaml': everything, 'schemas.yaml': schemas };

async function mocked(auth: 'off' | 'strict' = 'off') {
  const loaded = await loadDocument(writeFiles(files));
  const mock = createMock(documentApi(loaded.spec, { auth }), { seed: 1 });
  const call = async (method: string, path: string, query = '', body = '', headers = {}) => {
    const response = await mock.handle({
      method,
      path,
      query,
      headers: { 'content-type': 'application/json', ...headers },
      body: Buffer.from(body),
    });
    return { status: response.status, body: response.body.toString() };
  };
  return { ...loaded, mock, call };
}

test('a document of 3.2 loads without an issue, and lint agrees', async () => {
  const file = writeFiles(files);
  const { issues, errors, disabled, spec } = await loadDocument(file);
  expect({ issues, errors, disabled }).toEqual({ issues: [], errors: [], disabled: [] });
  const called = [...spec.operations.values()].map(({ method, path }) => `${method} ${path}`);
  expect(called.sort()).toEqual([
    'COPY /pets',
    'GET /events',
    'GET /find',
    'GET /pets',
    'GET /remembered',
    'QUERY /pets',
  ]);
  expect((await lint(file)).filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('its mock has nothing that verify objects to, and every operation is called', async () => {
  const { spec, mock } = await mocked('strict');
  const failures: string[] = [];
  const called = new Set<string>();
  await verifyContract(documentContract(spec), mockTarget(mock), {
    run: 'test',
    cases: 10,
    emit: (event) => {
      if (event.type === 'failed') failures.push(`${event.failure.caseId}: ${event.failure.actual}`);
      if (event.type === 'called' && event.record.intent === 'valid') called.add(event.record.operationId);
    },
  });
  expect(failures).toEqual([]);
  expect([...called].sort()).toEqual([...spec.operations.keys()].sort());
});

test('QUERY and additional methods are served, and their input is validated', async () => {
  const { call } = await mocked();
  expect(await call('QUERY', '/pets', '', '{"name": "a"}')).toMatchObject({ status: 200 });
  expect(await call('QUERY', '/pets', '', '{"name": 1}')).toMatchObject({ status: 422 });
  expect(await call('COPY', '/pets', '', '', { cookie: 'session=abc' })).toMatchObject({ status: 204 });
  expect(await call('COPY', '/pets', '', '', { cookie: 'session=ABC' })).toMatchObject({ status: 422 });
});

test('a querystring parameter is the whole query', async () => {
  const { call } = await mocked();
  expect(await call('GET', '/pets', 'kind=cat&age=3')).toMatchObject({ status: 200 });
  expect(await call('GET', '/pets', 'kind=cat&age=three')).toMatchObject({ status: 422 });
  expect(await call('GET', '/pets')).toMatchObject({ status: 422 });
  const selector = (kind: string) => encodeURIComponent(JSON.stringify({ kind }));
  expect(await call('GET', '/find', selector('cat'))).toMatchObject({ status: 200 });
  expect(await call('GET', '/find', selector('cow'))).toMatchObject({ status: 422 });
});

test('a secret value in a querystring is redacted', async () => {
  const parameter = {
    name: 'q',
    in: 'querystring',
    content: {
      'application/json': { schema: { properties: { nick: { type: 'string', format: 'password' } } } },
    },
  };
  const get = { operationId: 'find', parameters: [parameter], responses: { 200: { description: 'found' } } };
  const { spec } = await loadDocument({
    openapi: '3.2.0',
    info: { title: 'a', version: '1' },
    paths: { '/find': { get } },
  });
  const query = encodeURIComponent('{"nick":"sesame"}');
  const request = { method: 'GET', path: '/find', query, headers: {}, body: Buffer.alloc(0) };
  const response = { status: 200, headers: {}, body: '' };
  const { redactor } = spec;
  const shown = redactor.call(spec.operations.get('find'), request, response, redactor.createValues());
  expect(JSON.stringify(shown)).not.toContain('sesame');
});

test('an example is served by its dataValue', async () => {
  const { call } = await mocked();
  expect(await call('GET', '/remembered')).toEqual({
    status: 200,
    body: expect.stringMatching(/"name": ?"Tom"/),
  });
});

test.each<[what: string, change: (text: string) => string, warning: RegExp]>([
  [
    'an additional GET',
    (text) => text.replace('COPY:', 'GET:'),
    /additionalOperations\/GET must be the path item's field get/,
  ],
  [
    'a method that Node does not read',
    (text) => text.replace('COPY:', 'FETCH:'),
    /FETCH is served in this process only/,
  ],
  [
    'an item encoding',
    (text) => text.replace('{itemSchema:', '{itemEncoding: {}, itemSchema:'),
    /itemEncoding is not served/,
  ],
  [
    'a tag without its parent',
    (text) => text.replace('parent: animals', 'parent: plants'),
    /there is no tag plants/,
  ],
  [
    'a tag that is its own ancestor',
    (text) => text.replace('kind: nav}', 'parent: pets}'),
    /its own ancestor/,
  ],
  ['XML text nodes', (text) => text.replace('nodeType: attribute', 'nodeType: cdata'), /cdata is not served/],
  [
    'an example that is only serialized',
    (text) => text.replace('dataValue: {kind: cat, age: 3}, ', ''),
    /examples\/a is not served/,
  ],
])('%s is a warning', async (_, change, warning) => {
  const { issues, errors } = await loadDocument(writeFiles({ ...files, 'pets.yaml': change(everything) }));
  const lines = [...issues, ...errors].map(({ pointer, message }) => `${pointer} ${message}`);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toMatch(warning);
});
