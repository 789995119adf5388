import { describe, expect, test } from '@jest/globals';
import type { Schema } from '../document.ts';
import { infer, json, noContent, only, pet, petPaths, response } from './testing.ts';

const text: Schema = { type: 'string' };
const textOrNull: Schema = { type: ['string', 'null'] };

test('finds an id that callers choose, and other unique members', () => {
  const sent = { type: 'object', required: ['email'], properties: { email: { type: 'string' } } };
  const paths = structuredClone(petPaths);
  (paths['/pets'] as { post: unknown }).post = {
    operationId: 'addPet',
    requestBody: json(sent),
    responses: { 201: response(pet), 409: noContent },
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

test('finds the id by a link of the document', () => {
  const paths = structuredClone(petPaths);
  const created = {
    ...response(pet),
    links: { it: { operationId: 'getPet', parameters: { petId: '$response.body#/tag' } } },
  };
  (paths['/pets'] as { post: { responses: object } }).post.responses = { 201: created };
  const pets = only(infer(paths));
  expect(pets.id?.field).toBe('tag');
  expect(pets.reasons).toContain('tag is the id: a link of addPet uses it');
});

test.each<[why: string, path: string, properties: Record<string, Schema>, field: string]>([
  ['is not the code of a code', '/promotion_codes/{promotion_code}', { code: text, id: text }, 'id'],
  ['is not what may be null', '/coupons/{coupon_code}', { code: textOrNull, id: text }, 'id'],
  ['may be null where nothing else is an id', '/queues/{code}', { code: textOrNull, size: text }, 'code'],
  [
    'is spelt like the parameter, or otherwise',
    '/users/{UserGid}',
    { user_gid: text, name: text },
    'user_gid',
  ],
  ['is a gid', '/tasks/{task}', { gid: text, name: text }, 'gid'],
  ['is an address', '/floating_ips/{floating_ip}', { ip: text, region: text }, 'ip'],
])('the id %s', (_, path, properties, field) => {
  const read = { responses: { 200: response({ type: 'object', properties }) } };
  expect(only(infer({ [path]: { get: read, delete: { responses: { 204: noContent } } } })).id?.field).toBe(
    field,
  );
});

test.each([
  ['Pet name', 'name'],
  ['The name or id of the pet', 'id'],
  ['', 'id'],
])('the id of {pet} described as "%s" is the %s', (description, field) => {
  const properties = { id: text, name: text };
  const parameters = [{ name: 'pet', in: 'path', required: true, description, schema: text }];
  const read = { parameters, responses: { 200: response({ type: 'object', properties }) } };
  expect(only(infer({ '/pets/{pet}': { get: read } })).id?.field).toBe(field);
});

describe('finds that callers learn the id of a created item by', () => {
  const item: Schema = { type: 'object', properties: { id: { type: 'integer', readOnly: true }, name: {} } };
  const list = { get: { operationId: 'list', responses: { 200: response({ type: 'array', items: item }) } } };
  const located = { description: '', headers: { Location: { schema: { type: 'string' } } } };
  const chosen: Schema = { properties: { id: { type: 'integer' }, name: {} } };
  const cases: [reportedBy: string | undefined, created: object, sent: Schema, more: object][] = [
    ['creation', response(item), item, {}],
    ['creation', located, item, {}],
    ['creation', noContent, chosen, {}],
    ['creation', response({ type: 'object', properties: { data: item } }), item, {}],
    ['list', noContent, item, list],
    [undefined, noContent, item, {}],
  ];
  test.each(cases)('%s', (reportedBy, created, sent, more) => {
    const { id, reasons } = only(
      infer({
        '/items': {
          ...more,
          post: { operationId: 'add', requestBody: json(sent), responses: { 201: created } },
        },
        '/items/{id}': {
          get: {
            operationId: 'read',
            responses: { 200: response(sent === chosen ? { type: 'object', ...chosen } : item) },
          },
        },
      }),
    );
    expect(id?.reportedBy).toBe(reportedBy);
    const stated = reasons.filter((line) => /returns \{id\}/.test(line));
    expect(stated).toHaveLength(reportedBy === 'creation' ? 0 : 1);
  });
});
