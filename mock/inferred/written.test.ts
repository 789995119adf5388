import { describe, expect, test } from '@jest/globals';
import type { Schema } from '../../contracts/openapi/document.ts';
import { callMock } from '../testing.ts';
import { answers, json, mockOf } from './testing.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const todo: Schema = {
  type: 'object',
  required: ['id', 'title', 'done', 'updated_at'],
  properties: {
    id: { type: 'integer' },
    title: text,
    note: text,
    done: flag,
    owner: { ...text, readOnly: true },
    updated_at: { ...text, format: 'date-time' },
  },
  example: { id: 9, title: 'x', done: true, owner: 'ann', updated_at: '2020-01-01T00:00:00Z' },
};
const change: Schema = {
  type: 'object',
  properties: { done: flag, title: text, owner: text, updated_at: text, id: { type: 'integer' } },
};

const todos = (method: 'put' | 'patch', sent: Schema = change) =>
  mockOf({
    openapi: '3.1.0',
    paths: {
      '/todos': {
        get: {
          parameters: [{ name: 'done', in: 'query', schema: flag }],
          responses: { 200: answers({ type: 'array', items: todo }) },
        },
        post: {
          requestBody: json({ type: 'object', properties: { title: text, note: text } }),
          responses: { 201: answers(todo) },
        },
      },
      '/todos/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        get: { responses: { 200: answers(todo), 404: { description: '' } } },
        [method]: { requestBody: json(sent), responses: { 200: answers(todo), 404: { description: '' } } },
      },
    },
  });

describe.each(['put', 'patch'] as const)('an update by %s', (method) => {
  test('writes what its own request has, although no creation has it', async () => {
    const mock = todos(method);
    await callMock(mock, 'POST', '/todos', { title: 'a', note: 'n' });
    for (const done of [false, true, false]) {
      const { json: updated } = await callMock(mock, method.toUpperCase(), '/todos/1', { done, title: 'b' });
      expect(updated).toMatchObject({ done, title: 'b' });
      expect(await callMock(mock, 'GET', '/todos/1')).toMatchObject({ json: { done, title: 'b' } });
    }
    expect(await callMock(mock, 'GET', '/todos?done=false')).toMatchObject({ json: [{ id: 1 }] });
    expect((await callMock(mock, 'GET', '/todos?done=true')).json).toEqual([]);
  });

  test('leaves the id, times, and what is readOnly', async () => {
    const mock = todos(method);
    const { json: created } = await callMock(mock, 'POST', '/todos', { title: 'a' });
    const sent = { title: 'a', id: 5, owner: 'bob', updated_at: '1999-01-01T00:00:00Z' };
    const { json: updated } = await callMock(mock, method.toUpperCase(), '/todos/1', sent);
    const { owner } = created as { owner: string };
    expect(updated).toMatchObject({ id: 1, owner });
    expect((updated as typeof sent).updated_at).not.toBe(sent.updated_at);
  });

  test('leaves what its request cannot have', async () => {
    const mock = todos(method);
    await callMock(mock, 'POST', '/todos', { title: 'a', note: 'n' });
    await callMock(mock, method.toUpperCase(), '/todos/1', { title: 'b' });
    expect(await callMock(mock, 'GET', '/todos/1')).toMatchObject({ json: { title: 'b', note: 'n' } });
  });

  test('writes anything where its request may be any object', async () => {
    const mock = todos(method, { type: 'object' });
    await callMock(mock, 'POST', '/todos', { title: 'a' });
    await callMock(mock, method.toUpperCase(), '/todos/1', { title: 'a', done: false });
    expect(await callMock(mock, 'GET', '/todos/1')).toMatchObject({ json: { done: false } });
  });
});

describe('an item whose schema has alternatives is stored as it was sent:', () => {
  const kinds = (schema: Schema, schemas: Record<string, Schema> = {}) =>
    mockOf({
      openapi: '3.1.0',
      paths: {
        '/shapes': { post: { requestBody: json(schema), responses: { 201: answers(schema) } } },
        '/shapes/{id}': {
          parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
          get: { responses: { 200: answers(schema), 404: { description: '' } } },
        },
      },
      components: { schemas },
    });
  const id = { ...text, readOnly: true } as const;
  const size = { type: 'number', default: 1 } as const;
  const round = { properties: { id, kind: { const: 'round' }, radius: size } } as const;
  const square = { properties: { id, kind: { const: 'square' }, side: size } } as const;
  const closed = { type: 'object', required: ['kind'], additionalProperties: false } as const;
  const base: Schema = {
    type: 'object',
    required: ['kind'],
    properties: { id, kind: text },
    discriminator: { propertyName: 'kind', mapping: { round: '#/components/schemas/Round' } },
  };

  test.each<[string, Schema, Record<string, Schema>]>([
    [
      'a condition',
      {
        type: 'object',
        required: ['kind'],
        properties: { id, kind: { enum: ['round', 'square'] } },
        if: { properties: { kind: { const: 'round' } } },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: { required: ['radius'], properties: { radius: { type: 'number' } } },
        else: { properties: { side: { type: 'number' } } },
        unevaluatedProperties: false,
      },
      {},
    ],
    [
      'oneOf with defaults',
      {
        oneOf: [
          { ...closed, ...round },
          { ...closed, ...square },
        ],
      },
      {},
    ],
    [
      'a discriminator',
      { $ref: '#/components/schemas/Base' },
      {
        Base: base,
        Round: {
          allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { radius: { type: 'number' } } }],
        },
        square: {
          allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { side: { type: 'number' } } }],
        },
      },
    ],
  ])('%s', async (_, schema, schemas) => {
    const mock = kinds(schema, schemas);
    for (const sent of [
      { kind: 'round', radius: 3 },
      { kind: 'square', side: 2 },
    ]) {
      const { json: created } = await callMock(mock, 'POST', '/shapes', sent);
      expect(created).toEqual({ ...sent, id: expect.any(String) });
      const path = `/shapes/${(created as { id: string }).id}`;
      expect((await callMock(mock, 'GET', path)).json).toEqual(created);
    }
  });
});
