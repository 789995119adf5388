import { expect, test } from '@jest/globals';
import {
  describeOperationChanges,
  list,
  type OperationRow,
  ok,
  operation,
  text,
} from './describe-operation-changes.ts';
import { describeChanges, type Json, json, withPath } from './testing.ts';

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

const security: OperationRow[] = [
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

const servers: OperationRow[] = [
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

const webhooks: OperationRow[] = [
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

const operations: OperationRow[] = [
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

describeOperationChanges({ security, servers, webhooks, operations });

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
