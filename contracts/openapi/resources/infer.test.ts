import { describe, expect, test } from '@jest/globals';
import type { Document, Schema } from '../document.ts';
import { loadBuiltin } from '../load-builtin.ts';
import { createSpec } from '../spec.ts';
import { inferResources, type Resource } from './index.ts';

const pet: Schema = {
  type: 'object',
  required: ['id', 'name'],
  properties: {
    id: { type: 'integer', readOnly: true },
    name: { type: 'string' },
    tag: { type: 'string' },
    secret: { type: 'string', writeOnly: true },
    created_at: { type: 'string', format: 'date-time', readOnly: true },
  },
};

const json = (schema: Schema) => ({ content: { 'application/json': { schema } } });
const answers = (schema: Schema) => ({ description: '', ...json(schema) });
const none = { description: '' };

const petPaths: Document['paths'] = {
  '/pets': {
    get: {
      operationId: 'listPets',
      parameters: [
        { name: 'limit', in: 'query', schema: { type: 'integer' } },
        { name: 'offset', in: 'query', schema: { type: 'integer' } },
        { name: 'tag', in: 'query', schema: { type: 'string' } },
        { name: 'fuzzy', in: 'query', schema: { type: 'boolean' } },
      ],
      responses: { 200: answers({ type: 'array', items: pet }) },
    },
    post: { operationId: 'addPet', requestBody: json(pet), responses: { 201: answers(pet) } },
  },
  '/pets/{petId}': {
    get: { operationId: 'getPet', responses: { 200: answers(pet), 404: none } },
    put: { operationId: 'putPet', requestBody: json(pet), responses: { 200: answers(pet) } },
    patch: { operationId: 'patchPet', requestBody: json(pet), responses: { 200: answers(pet) } },
    delete: { operationId: 'deletePet', responses: { 204: none } },
  },
};

function infer(paths: Document['paths']): Resource[] {
  return inferResources(createSpec('pets', { openapi: '3.1.0', paths }));
}

function only(resources: Resource[]): Resource {
  expect(resources).toHaveLength(1);
  return resources[0] as Resource;
}

/** The operationId and the pointers of each role. */
function roles({ operations }: Resource): Record<string, unknown> {
  const entries = Object.entries(operations).map(
    ([role, { operation, status, requestPointer, responsePointer }]) => {
      return [role, [operation.id, status, requestPointer, responsePointer]];
    },
  );
  return Object.fromEntries(entries);
}

test('a collection and its items', () => {
  const pets = only(infer(petPaths));
  expect(pets).toMatchObject({
    name: 'pets',
    kind: 'collection',
    collection: '/pets',
    item: '/pets/{petId}',
    parent: undefined,
    scope: [],
    id: { parameter: 'petId', field: 'id', clientChosen: false },
    serverSet: ['id', 'created_at'],
    writeOnly: ['secret'],
  });
  expect(roles(pets)).toEqual({
    list: ['listPets', 200, undefined, ''],
    create: ['addPet', 201, '', ''],
    read: ['getPet', 200, undefined, ''],
    replace: ['putPet', 200, '', ''],
    merge: ['patchPet', 200, '', ''],
    delete: ['deletePet', 204, undefined, undefined],
  });
});

test('how a list is paged and filtered, and what means nothing', () => {
  expect(only(infer(petPaths)).list).toEqual({
    paging: { limit: 'limit', offset: 'offset' },
    filters: [{ parameter: 'tag', field: 'tag' }],
    unknown: ['fuzzy'],
    told: {},
    repeated: [],
  });
});

test('every decision has a reason', () => {
  expect(only(infer(petPaths)).why).toEqual(
    expect.arrayContaining([
      '/pets is a collection: its answer is an array',
      'id is the id: {petId} means the id of pet',
      'the server makes id',
      'addPet: POST creates one: it answers 201',
      'secret is never shown: it is writeOnly',
      'fuzzy means nothing known, and changes nothing',
    ]),
  );
});

describe('where a list has its items, and what else it tells', () => {
  const list = { type: 'array', items: pet };
  const number = { type: 'integer' };
  const envelope = (properties: Record<string, Schema>) => ({ type: 'object', properties });
  test.each([
    ['/items', { total: '/total' }, envelope({ items: list, total: number })],
    ['/results', { total: '/count' }, envelope({ count: number, results: list })],
    ['/data', { total: '/meta/total' }, envelope({ data: list, meta: envelope({ total: number }) })],
    ['/data', { next: '/next_cursor' }, envelope({ data: list, next_cursor: { type: 'string' } })],
    ['/pets', { more: '/has_more' }, envelope({ pets: list, has_more: { type: 'boolean' } })],
    [
      '/values',
      { total: '/total', count: '/count' },
      envelope({ total: number, count: number, values: list }),
    ],
    ['/animals', {}, envelope({ animals: list })],
    ['/data/items', {}, envelope({ data: envelope({ items: list }) })],
  ])('%s %j', (pointer, told, schema) => {
    const paths = structuredClone(petPaths);
    (paths['/pets'] as { get: { responses: object } }).get.responses = { 200: answers(schema) };
    const pets = only(infer(paths));
    expect(pets.operations.list?.responsePointer).toBe(pointer);
    expect(pets.list?.told).toEqual(told);
  });
});

test('nested collections, singletons and actions', () => {
  const profile = { type: 'object', properties: { bio: { type: 'string' } } };
  const found = infer({
    ...petPaths,
    '/pets/{id}/toys': {
      get: { operationId: 'listToys', responses: { 200: answers({ type: 'array', items: pet }) } },
      post: { operationId: 'addToy', requestBody: json(pet), responses: { 201: none } },
    },
    '/pets/{id}/toys/{toyId}': { delete: { operationId: 'dropToy', responses: { 204: none } } },
    '/pets/{id}/profile': {
      get: { operationId: 'getProfile', responses: { 200: answers(profile) } },
      put: { operationId: 'putProfile', requestBody: json(profile), responses: { 200: answers(profile) } },
    },
    '/pets/{id}/feed': { post: { operationId: 'feed', responses: { 202: none } } },
    '/pets/{id}:wash': { post: { operationId: 'wash', responses: { 202: none } } },
    '/health': { get: { operationId: 'health', responses: { 200: answers(profile) } } },
  });
  expect(found.map(({ name, kind, parent, scope }) => [name, kind, parent, scope])).toEqual([
    ['pets', 'collection', undefined, []],
    ['pets/toys', 'collection', 'pets', ['id']],
    ['pets/profile', 'singleton', 'pets', ['id']],
  ]);
  expect(found[0]?.actions.map(({ id }) => id)).toEqual(['feed', 'wash']);
});

test('an id that callers choose, and what else is taken once', () => {
  const sent = { type: 'object', required: ['email'], properties: { email: { type: 'string' } } };
  const paths = structuredClone(petPaths);
  (paths['/pets'] as { post: unknown }).post = {
    operationId: 'addPet',
    requestBody: json(sent),
    responses: { 201: answers(pet), 409: none },
  };
  expect(only(infer(paths))).toMatchObject({ id: { clientChosen: false }, unique: ['email'] });
  const named = infer({
    '/pets': petPaths['/pets'] ?? {},
    '/pets/{name}': petPaths['/pets/{petId}'] ?? {},
  });
  expect(only(named)).toMatchObject({
    id: { parameter: 'name', field: 'name', clientChosen: true },
    unique: [],
  });
});

test('a link of the document says what the id is', () => {
  const paths = structuredClone(petPaths);
  const created = {
    ...answers(pet),
    links: { it: { operationId: 'getPet', parameters: { petId: '$response.body#/tag' } } },
  };
  (paths['/pets'] as { post: { responses: object } }).post.responses = { 201: created };
  const pets = only(infer(paths));
  expect(pets.id?.field).toBe('tag');
  expect(pets.why).toContain('tag is the id: a link of addPet says so');
});

test('what is wrapped', () => {
  const wrapped = { type: 'object', properties: { pet } };
  const paths = structuredClone(petPaths);
  (paths['/pets/{petId}'] as { get: { responses: object } }).get.responses = { 200: answers(wrapped) };
  expect(only(infer(paths)).operations.read?.responsePointer).toBe('/pet');
});

test('a document that keeps nothing', () => {
  expect(infer({ '/health': { get: { operationId: 'health', responses: { 200: none } } } })).toEqual([]);
});

test.each([
  ['gcore', '/cloud/v1/caas/secrets/{project_id}/{region_id}', 'name', '/results'],
  ['sap', '/admin/dockerRegistrySecrets', 'name', '/resources'],
  ['ecp', '/ecp/v1/imagepullsecrets', 'imagepullsecretID', '/ImagePullSecrets'],
  ['docker', '/secrets', 'ID', ''],
] as const)('the built-in API %s', (name, collection, field, items) => {
  const [secrets] = inferResources(loadBuiltin(name));
  expect(secrets).toMatchObject({ collection, id: { field } });
  expect(secrets?.operations).toMatchObject({
    list: { responsePointer: items },
    create: {},
    read: {},
    delete: {},
  });
});

describe('what a write shows of the state that it is for', () => {
  const refused = { 409: none, 412: none };
  const versioned: Schema = {
    type: 'object',
    properties: { id: { type: 'integer' }, name: { type: 'string' }, version: { type: 'integer' } },
  };
  const name: Schema = { type: 'object', properties: { name: { type: 'string' } } };
  const paths = (put: object): Document['paths'] => ({
    '/pets': {
      post: { operationId: 'add', requestBody: json(name), responses: { 201: answers(versioned) } },
    },
    '/pets/{id}': {
      get: { operationId: 'get', responses: { 200: answers(versioned) } },
      put: { operationId: 'put', responses: { 200: answers(versioned), ...refused }, ...put },
    },
  });
  const parameter = (where: string, called: string) => ({
    requestBody: json(name),
    parameters: [{ in: where, name: called, schema: { type: 'string' } }],
  });

  test.each<[string, object, object | undefined]>([
    ['an ETag', parameter('header', 'If-Match'), { in: 'header', field: undefined, refusals: [412] }],
    [
      'a version in the query',
      parameter('query', 'version'),
      { in: 'query', field: 'version', refusals: [409, 412] },
    ],
    [
      'a version in the body',
      { requestBody: json(versioned) },
      { in: 'body', field: 'version', refusals: [409, 412] },
    ],
    ['nothing', { requestBody: json(name) }, undefined],
  ])('is %s', (_, put, wanted) => {
    const { operations } = only(infer(paths(put)));
    if (wanted) expect(operations.replace?.precondition).toMatchObject(wanted);
    else expect(operations.replace?.precondition).toBeUndefined();
  });
});

test.each<[string, string[], [string, boolean | undefined][]]>([
  [
    'sort',
    ['name', '-name'],
    [
      ['name', false],
      ['name', true],
    ],
  ],
  [
    'order_by',
    ['created_at_desc', 'tag:asc'],
    [
      ['created_at', true],
      ['tag', false],
    ],
  ],
  [
    'sortBy',
    ['name', 'createdAt'],
    [
      ['name', undefined],
      ['created_at', undefined],
    ],
  ],
  // Best by what?
  ['sort', ['name', 'best'], []],
  ['colour', ['name'], []],
])('?%s=%j orders a list, where each value is a member', (parameter, values, wanted) => {
  const list = {
    operationId: 'listPets',
    parameters: [{ name: parameter, in: 'query', schema: { type: 'string', enum: values } }],
    responses: { 200: answers({ type: 'array', items: pet }) },
  };
  const { list: found } = only(infer({ '/pets': { get: list } }));
  const choices = (found?.order?.choices ?? []).map(({ field, isDescending }) => [field, isDescending]);
  expect(choices).toEqual(wanted);
});

test('filter[kind] is a filter by kind', () => {
  const parameters = [{ name: 'filter[tag]', in: 'query', schema: { type: 'string' } }];
  const responses = { 200: answers({ type: 'array', items: pet }) };
  const { list } = only(infer({ '/pets': { get: { operationId: 'listPets', parameters, responses } } }));
  expect(list?.filters).toEqual([{ parameter: 'filter[tag]', field: 'tag' }]);
});

describe('how callers learn the id of what they create', () => {
  const thing: Schema = { type: 'object', properties: { id: { type: 'integer', readOnly: true }, name: {} } };
  const list = { get: { operationId: 'list', responses: { 200: answers({ type: 'array', items: thing }) } } };
  const located = { description: '', headers: { Location: { schema: { type: 'string' } } } };
  const chosen: Schema = { properties: { id: { type: 'integer' }, name: {} } };
  const cases: [told: string | undefined, created: object, sent: Schema, more: object][] = [
    ['creation', answers(thing), thing, {}],
    ['creation', located, thing, {}],
    ['creation', none, chosen, {}],
    ['creation', answers({ type: 'object', properties: { data: thing } }), thing, {}],
    ['list', none, thing, list],
    [undefined, none, thing, {}],
  ];
  test.each(cases)('%s', (told, created, sent, more) => {
    const { id, why } = only(
      infer({
        '/things': {
          ...more,
          post: { operationId: 'add', requestBody: json(sent), responses: { 201: created } },
        },
        '/things/{id}': {
          get: {
            operationId: 'read',
            responses: { 200: answers(sent === chosen ? { type: 'object', ...chosen } : thing) },
          },
        },
      }),
    );
    expect(id?.told).toBe(told);
    const said = why.filter((line) => /tells \{id\}/.test(line));
    expect(said).toHaveLength(told === 'creation' ? 0 : 1);
  });
});
