import { describe, expect, test } from '@jest/globals';
import { describeChanges, type Json, json, withPath } from './testing.ts';

const text = { type: 'string' };
const list = { type: 'array', items: text };
const ok = { 200: { description: 'ok' } };
const schemes = {
  components: {
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      other: { type: 'apiKey', in: 'header', name: 'x-key' },
      oauth: { type: 'oauth2', flows: {} },
      basic: { type: 'http', scheme: 'basic' },
      spelt: { type: 'http', scheme: 'Basic' },
    },
  },
};

const operation = (more: Json): Json =>
  withPath({ post: { operationId: 'post', responses: ok, ...more } }, schemes);
const parameter = (more: Json): Json =>
  operation({ parameters: [{ name: 'p', in: 'query', schema: text, ...more }] });
const body = (content: Json, more: Json = {}): Json => operation({ requestBody: { content, ...more } });
const response = (more: Json): Json => operation({ responses: { 200: { description: 'ok', ...more } } });
const header = (more: Json): Json => response({ headers: { 'X-A': { schema: text, ...more } } });
const secured = (...security: Json[]): Json => operation({ security });
const served = (...urls: string[]): Json => ({ ...operation({}), servers: urls.map((url) => ({ url })) });
const region = (...values: string[]): Json => ({
  ...operation({}),
  servers: [{ url: 'https://{region}.example', variables: { region: { enum: values, default: values[0] } } }],
});
const webhook = (...received: unknown[]): Json => ({
  ...operation({}),
  webhooks: Object.fromEntries(
    received.map((schema) => [
      'sold',
      { post: { requestBody: json(schema), responses: { 200: { description: 'ok', ...json(schema) } } } },
    ]),
  ),
});
const callback = (...received: unknown[]): Json =>
  operation({
    callbacks: {
      done: Object.fromEntries(
        received.map((schema) => [
          '{$request.body#/url}',
          { post: { requestBody: json(schema), responses: ok } },
        ]),
      ),
    },
  });
const deprecated = (more: Json = {}): Json =>
  withPath({
    get: { operationId: 'get', responses: ok },
    delete: { operationId: 'remove', deprecated: true, responses: ok, ...more },
  });
const remaining = withPath({ get: { operationId: 'get', responses: ok } });

type Row = [what: string, old: Json, now: Json, changes?: string[]];

const query = 'requests: the query parameter p';

const parameters: Row[] = [
  ['removed', parameter({}), operation({}), [`${query} is no longer accepted`]],
  ['added', operation({}), parameter({}), []],
  ['added and required', operation({}), parameter({ required: true }), [`${query} is required`]],
  ['required', parameter({}), parameter({ required: true }), [`${query} is required`]],
  ['optional', parameter({ required: true }), parameter({}), []],
  ['moved', parameter({}), parameter({ in: 'header' }), [`${query} is no longer accepted`]],
  ['deprecated and removed', parameter({ deprecated: true }), operation({}), []],
  [
    'removed too early',
    parameter({ deprecated: true, 'x-sunset': '2030-01-01' }),
    operation({}),
    [`${query} is no longer accepted`],
  ],
  [
    'a default',
    parameter({}),
    parameter({ schema: { ...text, default: 'a' } }),
    [`${query} defaults to a value`],
  ],
  [
    'another default of a number',
    parameter({ schema: { type: 'integer', default: 1 } }),
    parameter({ schema: { type: 'integer', default: 2 } }),
    [`${query} defaults to 2, not 1`],
  ],
  [
    'another default',
    parameter({ schema: { ...text, default: 'a' } }),
    parameter({ schema: { ...text, default: 'b' } }),
    [`${query} defaults to another value`],
  ],
  [
    'no default',
    parameter({ schema: { ...text, default: 'a' } }),
    parameter({}),
    [`${query} no longer has a default`],
  ],
  [
    'the same default in a part',
    parameter({ schema: { ...text, default: 'a' } }),
    parameter({ schema: { allOf: [{ ...text, default: 'a' }] } }),
    [],
  ],
  ['a number became any text', parameter({ schema: { type: 'integer' } }), parameter({}), []],
  [
    'any text became a number',
    parameter({}),
    parameter({ schema: { type: 'integer' } }),
    [`${query} must be integer, not string`],
  ],
  [
    'defaults of the style said',
    parameter({ schema: list }),
    parameter({ schema: list, style: 'form', explode: true }),
    [],
  ],
  [
    'a list in one',
    parameter({ schema: list }),
    parameter({ schema: list, explode: false }),
    [`${query} is serialized in another style`],
  ],
  ['explode of a scalar', parameter({}), parameter({ explode: false }), []],
  [
    'exploded in another style',
    parameter({ schema: list }),
    parameter({ schema: list, style: 'pipeDelimited', explode: true }),
    [],
  ],
  [
    'reserved characters',
    parameter({ allowReserved: true }),
    parameter({}),
    [`${query} is serialized in another style`],
  ],
  [
    'an empty value',
    parameter({ allowEmptyValue: true }),
    parameter({}),
    [`${query} may no longer be empty`],
  ],
  [
    'a schema in content',
    parameter({ schema: undefined, ...json({ type: 'object', properties: { a: text } }) }),
    parameter({
      schema: undefined,
      ...json({ type: 'object', properties: { a: { ...text, maxLength: 3 } } }),
    }),
    [`${query} /a must be at most 3 characters long`],
  ],
  [
    'content instead of a style',
    parameter({}),
    parameter({ schema: undefined, ...json(text) }),
    [`${query} is serialized in another style`],
  ],
  ['a header in another case', parameter({ in: 'header' }), parameter({ in: 'header', name: 'P' }), []],
];

const bodies: Row[] = [
  [
    'required',
    body(json(text).content as Json),
    body(json(text).content as Json, { required: true }),
    ['requests: the body is required'],
  ],
  ['removed', body({ 'text/plain': {} }), operation({}), ['requests: a body is no longer accepted']],
  ['added', operation({}), body({ 'text/plain': {} }), []],
  [
    'added and required',
    operation({}),
    body({ 'text/plain': {} }, { required: true }),
    ['requests: a body is required'],
  ],
  [
    'a form that needs a field is required',
    body({ 'multipart/form-data': { schema: { required: ['a'], properties: { a: text } } } }),
    body(
      { 'multipart/form-data': { schema: { required: ['a'], properties: { a: text } } } },
      { required: true },
    ),
    [],
  ],
  [
    'one type less',
    body({ 'text/plain': {}, 'text/csv': {} }),
    body({ 'text/csv': {} }),
    ['requests: a body of type text/plain is no longer accepted'],
  ],
  ['a range', body({ 'text/csv': {} }), body({ 'text/*': {} }), []],
  [
    'a type of the range',
    body({ '*/*': {} }),
    body({ 'text/csv': {} }),
    ['requests: a body of type */* is no longer accepted'],
  ],
  ['the charset said', body({ 'application/json': {} }), body({ 'Application/JSON; charset=UTF-8': {} }), []],
  [
    'another charset',
    body({ 'text/csv': {} }),
    body({ 'text/csv; charset=latin1': {} }),
    ['requests: a body of type text/csv is no longer accepted'],
  ],
  [
    'a schema',
    body({ 'application/json': {} }),
    body({ 'application/json': { schema: text } }),
    ['requests: the body must be string, not anything else'],
  ],
  [
    'bytes',
    body({ 'image/png': {} }),
    body({ 'image/png': { schema: { type: 'string', format: 'binary' } } }),
    [],
  ],
];

const responses: Row[] = [
  ['an error less', operation({ responses: { ...ok, 404: { description: 'none' } } }), operation({}), []],
  [
    'a success less',
    operation({ responses: { ...ok, 201: { description: 'new' } } }),
    operation({}),
    ['responses: 201 is no longer returned'],
  ],
  ['a success more', operation({}), operation({ responses: { ...ok, 202: { description: 'later' } } }), []],
  [
    'a range of statuses',
    response(json(text)),
    operation({ responses: { '2XX': { description: 'ok', ...json(text) } } }),
    [],
  ],
  [
    'one of the range',
    operation({ responses: { '2XX': { description: 'ok', ...json(text) } } }),
    response(json(text)),
    [],
  ],
  [
    'default instead',
    response(json(text)),
    operation({ responses: { default: { description: 'any', ...json({ type: 'integer' }) } } }),
    ['responses: 200: the body was always string, not integer, and no longer has to be'],
  ],
  [
    'an error of another schema',
    operation({ responses: { ...ok, 400: { description: 'no', ...json(text) } } }),
    operation({ responses: { ...ok, 400: { description: 'no', ...json({ type: 'integer' }) } } }),
    ['responses: 400: the body was always string, not integer, and no longer has to be'],
  ],
  [
    'one type less',
    response({ content: { 'text/plain': {}, 'text/csv': {} } }),
    response({ content: { 'text/csv': {} } }),
    ['responses: 200 is no longer returned as text/plain'],
  ],
  [
    'one type more',
    response(json(text)),
    response({ content: { ...(json(text).content as Json), 'text/csv': {} } }),
    [],
  ],
  [
    'a type of the range',
    response({ content: { '*/*': {} } }),
    response({ content: { 'text/csv': {} } }),
    [],
  ],
  [
    'a range of the type',
    response({ content: { 'text/csv': {} } }),
    response({ content: { '*/*': {} } }),
    ['responses: 200 is no longer returned as text/csv'],
  ],
  [
    'no schema',
    response(json(text)),
    response({ content: { 'application/json': {} } }),
    ['responses: 200: the body was always string, not anything else, and no longer has to be'],
  ],
  ['a header less', header({}), response({}), ['responses: 200: the header X-A is no longer returned']],
  ['a header in another case', header({}), response({ headers: { 'x-a': { schema: text } } }), []],
  [
    'a header that may be missing',
    header({ required: true }),
    header({}),
    ['responses: 200: the header X-A may be missing'],
  ],
  [
    'a header of another type',
    header({ schema: { type: 'integer' } }),
    header({}),
    ['responses: 200: the header X-A was always integer, not string, and no longer has to be'],
  ],
  ['a header with a number', header({}), header({ schema: { type: 'integer' } }), []],
  [
    'examples and links',
    response(json(text)),
    response({ content: { 'application/json': { schema: text, example: 'x' } }, links: {} }),
    [],
  ],
];

const security: Row[] = [
  ['needed', operation({}), secured({ key: [] }), ['requests: credentials are required']],
  ['optional', secured({ key: [] }), secured({ key: [] }, {}), []],
  ['another way', secured({ key: [] }), secured({ key: [] }, { basic: [] }), []],
  [
    'one way less',
    secured({ key: [] }, { basic: [] }),
    secured({ key: [] }),
    ['requests: http basic alone no longer grants access'],
  ],
  [
    'both',
    secured({ key: [] }),
    secured({ key: [], basic: [] }),
    ['requests: apiKey header x-key alone no longer grants access'],
  ],
  ['one of both', secured({ key: [], basic: [] }), secured({ key: [] }), []],
  [
    'the same by another name',
    secured({ key: [] }, { basic: [] }),
    secured({ other: [] }, { spelt: [] }),
    [],
  ],
  [
    'a scope',
    secured({ oauth: ['read'] }),
    secured({ oauth: ['read', 'write'] }),
    ['requests: oauth2 needs the scope write, too'],
  ],
  ['a scope less', secured({ oauth: ['read', 'write'] }), secured({ oauth: ['read'] }), []],
];

const servers: Row[] = [
  [
    'removed',
    served('https://a.example', 'https://b.example'),
    served('https://a.example'),
    ['requests: the server https://b.example was removed'],
  ],
  ['added', served('https://a.example'), served('https://b.example', 'https://a.example'), []],
  [
    'another base path',
    served('https://a.example/v1'),
    served('https://a.example/v2'),
    ['requests: the server https://a.example/v1 was removed'],
  ],
  ['another spelling', served('https://A.example:443/v1/'), served('https://a.example/v1'), []],
  ['no longer documented', served('/v1'), operation({}), ['requests: the server /v1 was removed']],
  ['documented', operation({}), served('https://a.example/v1'), []],
  ['relative', served('https://a.example/v1'), served('/v1'), []],
  [
    'the base path in the paths',
    served('https://a.example/v1'),
    { ...served('https://a.example'), paths: { '/v1/pets': (operation({}).paths as Json)['/pets'] } },
    [],
  ],
  [
    'one value less',
    region('eu', 'us'),
    region('eu'),
    ['requests: the server https://us.example was removed'],
  ],
  [
    'of the operation',
    operation({ servers: [{ url: '/a' }] }),
    operation({ servers: [{ url: '/b' }] }),
    ['requests: the server /a was removed'],
  ],
];

const webhooks: Row[] = [
  ['removed', webhook(text), webhook(), ['webhooks: the webhook was removed']],
  ['added', webhook(), webhook(text), []],
  [
    'its body is wider, its answer narrower',
    webhook({ type: 'number' }),
    webhook({ type: 'integer' }),
    ['webhooks: the body of 200 must be integer, not number'],
  ],
  [
    'its body is another',
    webhook({ type: 'integer' }),
    webhook({ type: 'number' }),
    ['webhooks: the body was always integer, not number, and no longer has to be'],
  ],
  ['a callback removed', callback(text), callback(), ['webhooks: the callback was removed']],
  [
    'a callback with another body',
    callback(text),
    callback({ type: 'integer' }),
    ['webhooks: the body was always string, not integer, and no longer has to be'],
  ],
];

const operations: Row[] = [
  ['another id', operation({}), operation({ operationId: 'create' }), []],
  [
    'tags, a summary, deprecated',
    operation({}),
    operation({ tags: ['a'], summary: 'S', deprecated: true }),
    [],
  ],
  [
    'removed',
    withPath({ get: { responses: ok }, post: { responses: ok } }),
    withPath({ post: { responses: ok } }),
    ['requests: the operation was removed'],
  ],
  [
    'a trailing slash',
    withPath({ get: { responses: ok } }),
    withPath({ get: { responses: ok } }, {}, '/pets/'),
    ['requests: the operation was removed'],
  ],
  ['deprecated and removed', deprecated(), remaining, []],
  ['removed on its last day', deprecated({ 'x-sunset': '2025-12-31' }), remaining, []],
  [
    'removed before its last day',
    deprecated({ 'x-sunset': '2026-02-01' }),
    remaining,
    ['requests: the operation was removed'],
  ],
  [
    'removed, with a last day that is no date',
    deprecated({ 'x-sunset': 'soon' }),
    remaining,
    ['requests: the operation was removed'],
  ],
];

const rows = { parameters, bodies, responses, security, servers, webhooks, operations };

describe.each(Object.entries(rows))('a change of %s', (_, table) => {
  test.each(table)('%s', async (_name, old, now, changes = []) => {
    expect(await describeChanges(old, now)).toEqual(changes);
  });
});

test('OpenAPI 2.0 and its translation into 3.0 are the same', async () => {
  const old = {
    swagger: '2.0',
    info: { title: 'Pets', version: '1' },
    host: 'pets.example',
    basePath: '/v1',
    schemes: ['https'],
    paths: {
      '/pets': {
        get: {
          parameters: [
            { name: 'ids', in: 'query', type: 'array', items: text, collectionFormat: 'csv' },
            { name: 'tags', in: 'query', type: 'array', items: text, collectionFormat: 'multi' },
          ],
          produces: ['application/json'],
          responses: {
            200: {
              description: 'ok',
              schema: { type: 'string', 'x-nullable': true },
              headers: { 'X-A': text },
            },
          },
        },
        post: {
          consumes: ['multipart/form-data'],
          parameters: [{ name: 'file', in: 'formData', type: 'file', required: true }],
          responses: ok,
        },
      },
    },
  };
  const form = {
    type: 'object',
    required: ['file'],
    properties: { file: { type: 'string', format: 'binary' } },
  };
  const now = {
    openapi: '3.0.3',
    info: old.info,
    servers: [{ url: 'https://pets.example/v1' }],
    paths: {
      '/pets': {
        get: {
          parameters: [
            { name: 'ids', in: 'query', schema: list, explode: false },
            { name: 'tags', in: 'query', schema: list },
          ],
          responses: {
            200: {
              description: 'ok',
              ...json({ ...text, nullable: true }),
              headers: { 'X-A': { schema: text } },
            },
          },
        },
        post: {
          requestBody: { required: true, content: { 'multipart/form-data': { schema: form } } },
          responses: ok,
        },
      },
    },
  };
  expect(await describeChanges(old, now)).toEqual([]);
  expect(await describeChanges(now, old)).toEqual([]);
});
