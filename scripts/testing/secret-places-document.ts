import type { HttpRequest } from '../../contracts/http/message.ts';

// A document that puts secret values wherever a schema can, and calls that have one value in each of these places.

const secret = { $ref: '#/components/schemas/Secret' };
const text = { type: 'string' };

/** Members of an item, each with the value that has a secret in it. */
const members: Record<string, [schema: object, value: (secret: string) => unknown]> = {
  password: [{ type: 'string', writeOnly: true }, (value) => value],
  byReference: [secret, (value) => value],
  byAllOf: [{ allOf: [secret, { minLength: 1 }] }, (value) => value],
  byAnyOf: [{ anyOf: [{ type: 'integer' }, secret] }, (value) => value],
  byOneOf: [{ oneOf: [{ type: 'integer' }, { allOf: [secret] }] }, (value) => value],
  byCondition: [{ ...text, if: { maxLength: 0 }, else: secret }, (value) => value],
  array: [{ type: 'array', items: secret }, (value) => [value]],
  tuple: [{ type: 'array', prefixItems: [text, secret] }, (value) => ['a', value]],
  matrix: [{ type: 'array', items: { type: 'array', items: secret } }, (value) => [[value]]],
  map: [{ type: 'object', additionalProperties: secret }, (value) => ({ a: value })],
  patterns: [{ type: 'object', patternProperties: { '^k': secret } }, (value) => ({ k1: value })],
  names: [
    { type: 'object', propertyNames: secret, additionalProperties: text },
    (value) => ({ [value]: 'a' }),
  ],
  nested: [
    { type: 'object', properties: { deep: { allOf: [{ type: 'object', properties: { inner: secret } }] } } },
    (value) => ({ deep: { inner: value } }),
  ],
  inText: [
    { ...text, contentSchema: { type: 'object', properties: { inner: secret } } },
    (value) => JSON.stringify({ inner: value }),
  ],
};

const properties = Object.fromEntries(Object.entries(members).map(([name, [schema]]) => [name, schema]));
const item = { $ref: '#/components/schemas/Item' };
const contentOf = (...types: string[]) => Object.fromEntries(types.map((type) => [type, { schema: item }]));
const answers = { 200: { description: 'it', content: contentOf('application/json') } };
const parameters = [
  { name: 'pin', in: 'query', schema: secret },
  { name: 'pins', in: 'query', schema: { type: 'array', items: secret } },
  {
    name: 'filter',
    in: 'query',
    style: 'deepObject',
    explode: true,
    schema: { type: 'object', properties: { inner: secret, name: text } },
  },
  { name: 'spread', in: 'query', schema: { type: 'object', properties: { spreadPin: secret } } },
  { name: 'packed', in: 'query', explode: false, schema: { type: 'object', properties: { inner: secret } } },
  {
    name: 'json',
    in: 'query',
    content: { 'application/json': { schema: { type: 'object', properties: { inner: secret } } } },
  },
  { name: 'X-Pin', in: 'header', schema: secret },
  { name: 'pin', in: 'cookie', schema: secret },
];

/** The document. */
export const secretPlacesDocument = {
  openapi: '3.1.0',
  info: { title: 'Places', version: '1' },
  security: [{}, { key: [] }, { basic: [] }],
  paths: {
    '/items': {
      get: {
        operationId: 'listItems',
        parameters,
        responses: {
          200: {
            description: 'all',
            content: { 'application/json': { schema: { type: 'array', items: item } } },
          },
        },
      },
      post: {
        operationId: 'createItem',
        requestBody: { content: contentOf('application/json', 'application/x-www-form-urlencoded') },
        responses: { 201: { ...answers[200], headers: { 'X-Issued': { schema: secret } } } },
      },
    },
    '/items/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
      get: { operationId: 'readItem', responses: { ...answers, 404: { description: 'none' } } },
      delete: {
        operationId: 'deleteItem',
        responses: { 204: { description: 'gone' }, 404: { description: 'none' } },
      },
    },
    '/keys/{key}': {
      parameters: [{ name: 'key', in: 'path', required: true, schema: secret }],
      get: { operationId: 'readKey', responses: { ...answers, 404: { description: 'none' } } },
    },
    '/notes': {
      post: {
        operationId: 'writeNote',
        requestBody: { content: { 'text/plain': { schema: secret } } },
        responses: { 204: { description: 'done' } },
      },
    },
  },
  components: {
    schemas: {
      Secret: { type: 'string', format: 'password' },
      Item: {
        type: 'object',
        required: ['id'],
        properties: { id: { ...text, readOnly: true }, name: text, ...properties },
      },
    },
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      basic: { type: 'http', scheme: 'basic' },
    },
  },
};

/** A body with a secret in each place. */
export function itemWith(value: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).map(([name, [, make]]) => [name, make(value)]));
}

type Planted = Pick<HttpRequest, 'method' | 'path' | 'query' | 'headers'> & { body: string };

/** Calls with a secret in each place of a request, and in places that the document does not have. */
export function callsWith(value: string): Planted[] {
  const json = { 'content-type': 'application/json' };
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const inUrl = encodeURIComponent(value);
  const call = (method: string, path: string, parts: Partial<Planted> = {}): Planted => {
    return { method, path, query: '', headers: {}, body: '', ...parts };
  };
  const create = (body: unknown) => call('POST', '/items', { headers: json, body: JSON.stringify(body) });
  const queries = ['pin', 'pins', 'filter[inner]', 'spreadPin', 'token', 'pasword'].map(
    (name) => `${name}=${inUrl}`,
  );
  return [
    ...Object.entries(members).map(([name, [, make]]) => create({ name: 'a', [name]: make(value) })),
    create({ pasword: value, byReferense: value }),
    create({ other: { deep: { password: value } } }),
    create({ password: { value } }),
    create(JSON.stringify({ password: value })),
    create({ name: `${value} twice`, password: value }),
    create([{ op: 'add', path: '/password', value }]),
    call('POST', '/items', { headers: json, body: `{"password":"${value}` }),
    call('POST', '/items', {
      headers: form,
      body: `name=a&password=${inUrl}&map[a]=${inUrl}&array=${inUrl}`,
    }),
    call('POST', '/notes', { headers: { 'content-type': 'text/plain' }, body: value }),
    ...queries.map((query) => call('GET', '/items', { query })),
    call('GET', '/items', {
      query: `packed=inner,${inUrl}&json=${encodeURIComponent(JSON.stringify({ inner: value }))}`,
    }),
    call('GET', '/items', { headers: { 'x-pin': value, cookie: `pin=${inUrl}` } }),
    call('GET', '/items', { headers: { 'x-api-key': value } }),
    call('GET', '/items', { headers: { 'x-key': value } }),
    call('GET', '/items', { headers: { authorization: `Bearer ${value}` } }),
    call('GET', `/keys/${inUrl}`),
    call('PUT', `/keys/${inUrl}`),
    call('GET', '/nowhere', { query: `access_token=${inUrl}` }),
  ];
}
