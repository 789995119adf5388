import { describe, expect, test } from '@jest/globals';
import type { Document, RequestBody, ResponseObject, Schema } from '../document.ts';
import { loadBuiltin } from '../load-builtin.ts';
import { inferResources, type Resource } from './index.ts';
import { infer, json, noContent, only, pet, petPaths, response } from './testing.ts';

const text = { type: 'string' } as const;

/** The operationId, the status and the pointers of each role. */
function roles({ operations }: Resource): Record<string, unknown> {
  const entries = Object.entries(operations).map(
    ([role, { operation, status, requestPointer, responsePointer }]) => {
      return [role, [operation.id, status, requestPointer, responsePointer]];
    },
  );
  return Object.fromEntries(entries);
}

test('finds a collection and its items', () => {
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

test('takes a format at the end of a path for no part of it', () => {
  const { '/pets': collection = {}, '/pets/{petId}': item = {} } = petPaths;
  const pets = only(infer({ '/pets.json': collection, '/pets/{petId}.json': item }));
  expect(pets).toMatchObject({ name: 'pets', collection: '/pets.json', item: '/pets/{petId}.json' });
  expect(Object.keys(roles(pets)).sort()).toEqual(['create', 'delete', 'list', 'merge', 'read', 'replace']);
});

test('gives a reason for each conclusion', () => {
  expect(only(infer(petPaths)).reasons).toEqual(
    expect.arrayContaining([
      '/pets is a collection: its response is an array',
      'id is the id: {petId} means the id of pet',
      'the server sets id',
      'addPet: POST creates one: it returns 201',
      'secret is never returned: it is writeOnly',
      'fuzzy has no known meaning, and is ignored',
    ]),
  );
});

test('finds nested collections, singletons and actions', () => {
  const profile = { type: 'object', properties: { bio: { type: 'string' } } };
  const found = infer({
    ...petPaths,
    '/pets/{id}/toys': {
      get: { operationId: 'listToys', responses: { 200: response({ type: 'array', items: pet }) } },
      post: { operationId: 'addToy', requestBody: json(pet), responses: { 201: noContent } },
    },
    '/pets/{id}/toys/{toyId}': { delete: { operationId: 'dropToy', responses: { 204: noContent } } },
    '/pets/{id}/profile': {
      get: { operationId: 'getProfile', responses: { 200: response(profile) } },
      put: { operationId: 'putProfile', requestBody: json(profile), responses: { 200: response(profile) } },
    },
    '/pets/{id}/feed': { post: { operationId: 'feed', responses: { 202: noContent } } },
    '/pets/{id}:wash': { post: { operationId: 'wash', responses: { 202: noContent } } },
    '/health': { get: { operationId: 'health', responses: { 200: response(profile) } } },
  });
  expect(found.map(({ name, kind, parent, scope }) => [name, kind, parent, scope])).toEqual([
    ['pets', 'collection', undefined, []],
    ['pets/toys', 'collection', 'pets', ['id']],
    ['pets/profile', 'singleton', 'pets', ['id']],
  ]);
  expect(found[0]?.actions.map(({ id }) => id)).toEqual(['feed', 'wash']);
});

test('finds an item in a wrapper', () => {
  const wrapped = { type: 'object', properties: { pet } };
  const paths = structuredClone(petPaths);
  (paths['/pets/{petId}'] as { get: { responses: object } }).get.responses = { 200: response(wrapped) };
  expect(only(infer(paths)).operations.read?.responsePointer).toBe('/pet');
});

describe('an item in a body', () => {
  const key: Schema = {
    type: 'object',
    properties: { id: { type: 'integer', readOnly: true }, title: text, owner: { type: 'object' } },
  };
  const keys = (body: Schema, sent: Schema, list: Schema) => {
    return only(
      infer({
        '/account/keys': {
          get: { responses: { 200: response(list) } },
          post: { requestBody: json(sent), responses: { 200: response(body) } },
        },
        '/account/keys/{ssh_key_id}': { get: { responses: { 200: response(body) } } },
      }),
    );
  };
  const wrap = (schema: Schema, more = {}): Schema => ({
    type: 'object',
    properties: { ssh_key: schema, ...more },
  });
  const listed: Schema = { type: 'object', properties: { ssh_keys: { type: 'array', items: key } } };
  const pointers = ({ operations: { create, read } }: Resource) => [
    create?.requestPointer,
    create?.responsePointer,
    read?.responsePointer,
  ];

  test('is in the only object, whatever the path calls it', () => {
    expect(pointers(keys(wrap(key, { meta: { type: 'object' } }), key, listed))).toEqual([
      '',
      '/ssh_key',
      '/ssh_key',
    ]);
  });

  test('is in the only object of a request, too', () => {
    expect(pointers(keys(wrap(key), wrap({ type: 'object', properties: { title: text } }), listed))).toEqual([
      '/ssh_key',
      '/ssh_key',
      '/ssh_key',
    ]);
  });

  test('is found without a list', () => {
    expect(pointers(keys(wrap(key), key, { type: 'object' }))).toEqual(['', '/ssh_key', '/ssh_key']);
  });

  test('is the body where an object in it is one of its members', () => {
    expect(
      pointers(keys(key, { type: 'object', properties: { owner: { type: 'object' } } }, listed)),
    ).toEqual(['', '', '']);
  });
});

describe('a POST creates if its response has the id of an item', () => {
  const group: Schema = {
    type: 'object',
    properties: { id: text, name: text, created: { type: 'integer' }, scim: { type: 'boolean' } },
  };
  const sent: Schema = { type: 'object', properties: { name: text } };
  const groups = (requestBody: RequestBody, responses: Record<string, ResponseObject>, post = '/groups') => {
    const paths: Document['paths'] = {
      '/groups': { get: { responses: { 200: response({ type: 'array', items: group }) } } },
      '/groups/{group_id}': { get: { responses: { 200: response(group) } } },
    };
    paths[post] = { ...paths[post], post: { operationId: 'makeGroup', requestBody, responses } };
    return infer(paths).find(({ name }) => name === 'groups')?.operations.create;
  };

  test.each([200, 201, 202])('by %d', (status) => {
    expect(groups(json(sent), { [status]: response(group) })).toMatchObject({ status, responsePointer: '' });
  });

  test.each(['application/x-www-form-urlencoded', 'multipart/form-data'])('by a body of %s', (type) => {
    const body = { content: { [type]: { schema: sent } } };
    expect(groups(body, { 200: response(group) })).toMatchObject({ requestPointer: '', responsePointer: '' });
  });

  test('at a path of its own', () => {
    expect(groups(json(sent), { 200: response(group) }, '/groups/create')?.operation.id).toBe('makeGroup');
  });

  test('and not if it returns a list, or nothing', () => {
    expect(groups(json(sent), { 200: response({ type: 'array', items: group }) })).toBeUndefined();
    expect(groups(json(sent), { 200: noContent })).toBeUndefined();
  });
});

test('finds nothing in a document without resources', () => {
  expect(infer({ '/health': { get: { operationId: 'health', responses: { 200: noContent } } } })).toEqual([]);
});

test.each([
  ['gcore', '/cloud/v1/caas/secrets/{project_id}/{region_id}', 'name', '/results'],
  ['sap', '/admin/dockerRegistrySecrets', 'name', '/resources'],
  ['ecp', '/ecp/v1/imagepullsecrets', 'imagepullsecretID', '/ImagePullSecrets'],
  ['docker', '/secrets', 'ID', ''],
] as const)('finds the resource of the built-in API %s', (name, collection, field, items) => {
  const [secrets] = inferResources(loadBuiltin(name));
  expect(secrets).toMatchObject({ collection, id: { field } });
  expect(secrets?.operations).toMatchObject({
    list: { responsePointer: items },
    create: {},
    read: {},
    delete: {},
  });
});
