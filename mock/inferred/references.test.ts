import { describe, expect, test } from '@jest/globals';
import type { Document, Schema } from '../../contracts/openapi/document.ts';
import { callMock } from '../testing.ts';
import { answers, json, mockOf } from './testing.ts';

const text = { type: 'string' } as const;
const number = { type: 'integer' } as const;
const none = { description: '' };

const schemas: Record<string, Schema> = {
  User: { type: 'object', required: ['id'], properties: { id: number, name: text } },
  Label: { type: 'object', properties: { id: { type: 'integer' }, login: text, color: text } },
  Task: {
    type: 'object',
    required: ['id', 'title'],
    properties: {
      id: { ...number, readOnly: true },
      title: text,
      assignee: { allOf: [{ $ref: '#/components/schemas/User' }] },
      watchers: { type: 'array', items: { $ref: '#/components/schemas/User' } },
      labels: { type: 'array', items: { $ref: '#/components/schemas/Label' } },
      team: text,
      commit: { type: 'object', required: ['sha'], properties: { sha: text, message: text } },
      release: { type: 'object', required: ['number'], properties: { number, title: text } },
      pages: {
        type: 'object',
        properties: { data: { type: 'array', items: text }, more: { type: 'boolean' } },
      },
    },
  },
};
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const paths: Document['paths'] = {
  '/users': {
    get: { responses: { 200: answers({ type: 'array', items: ref('User') }) } },
    post: {
      requestBody: json({ type: 'object', properties: { name: text } }),
      responses: { 201: answers(ref('User')) },
    },
  },
  '/users/{id}': {
    parameters: [{ name: 'id', in: 'path', required: true, schema: number }],
    get: { responses: { 200: answers(ref('User')), 404: none } },
    patch: { requestBody: json(ref('User')), responses: { 200: answers(ref('User')), 404: none } },
  },
  '/tasks': {
    get: {
      parameters: [{ name: 'assignee', in: 'query', schema: number }],
      responses: { 200: answers({ type: 'array', items: ref('Task') }) },
    },
    post: {
      requestBody: json({
        type: 'object',
        properties: {
          title: text,
          assignee: number,
          watcher_ids: { type: 'array', items: number },
          labels: { type: 'array', items: text },
          team: { type: 'object', properties: { id: text } },
          commit: text,
          release: number,
          pages: { type: 'array', items: text },
        },
      }),
      responses: { 201: answers(ref('Task')) },
    },
  },
  '/tasks/{id}': {
    parameters: [{ name: 'id', in: 'path', required: true, schema: number }],
    get: { responses: { 200: answers(ref('Task')), 404: none } },
  },
};
const tasks = async () => {
  const mock = mockOf({ openapi: '3.1.0', paths, components: { schemas } });
  await callMock(mock, 'POST', '/users', { name: 'Ann' });
  await callMock(mock, 'POST', '/users', { name: 'Bob' });
  return mock;
};

describe('what is sent as an id and shown as an object', () => {
  test('can be a number or a hash', async () => {
    const sent = { title: 'a', commit: '827efc6d56897b048c77', release: 7 };
    const { json: created } = await callMock(await tasks(), 'POST', '/tasks', sent);
    expect(created).toMatchObject({ commit: { sha: '827efc6d56897b048c77' }, release: { number: 7 } });
  });

  test('is looked up, as it is now', async () => {
    const mock = await tasks();
    const { json: created } = await callMock(mock, 'POST', '/tasks', { title: 'a', assignee: 1 });
    expect(created).toMatchObject({ title: 'a', assignee: { id: 1, name: 'Ann' } });
    await callMock(mock, 'PATCH', '/users/1', { id: 1, name: 'Anna' });
    for (const path of ['/tasks/1', '/tasks'])
      expect([(await callMock(mock, 'GET', path)).json].flat()).toMatchObject([
        { assignee: { id: 1, name: 'Anna' } },
      ]);
  });

  test('is shown with its id where nothing has that', async () => {
    const { json: created } = await callMock(await tasks(), 'POST', '/tasks', { title: 'a', assignee: 9 });
    expect(created).toMatchObject({ assignee: { id: 9 } });
  });

  test('can have the name of an id, and be a list', async () => {
    const { json: created } = await callMock(await tasks(), 'POST', '/tasks', {
      title: 'a',
      watcher_ids: [2, 1],
    });
    expect(created).toMatchObject({
      watchers: [
        { id: 2, name: 'Bob' },
        { id: 1, name: 'Ann' },
      ],
    });
  });

  test('can be a name, where ids are numbers', async () => {
    const { json: created } = await callMock(await tasks(), 'POST', '/tasks', {
      title: 'a',
      labels: ['bug'],
    });
    expect(created).toMatchObject({ labels: [{ login: 'bug' }] });
  });

  test('is what a filter asks for', async () => {
    const mock = await tasks();
    for (const assignee of [1, 2]) await callMock(mock, 'POST', '/tasks', { title: 'a', assignee });
    expect((await callMock(mock, 'GET', '/tasks?assignee=2')).json).toMatchObject([{ id: 2 }]);
  });
});

test('an object with an id is shown as that id where responses have no more', async () => {
  const { json: created } = await callMock(await tasks(), 'POST', '/tasks', {
    title: 'a',
    team: { id: 'red' },
  });
  expect(created).toMatchObject({ team: 'red' });
});

test('a list is shown in its envelope', async () => {
  const { json: created } = await callMock(await tasks(), 'POST', '/tasks', {
    title: 'a',
    pages: ['x', 'y'],
  });
  expect(created).toMatchObject({ pages: { data: ['x', 'y'] } });
});

describe('one that is added to a group by its id', () => {
  const member: Schema = { type: 'object', required: ['id', 'name'], properties: { id: number, name: text } };
  const groups = async () => {
    const mock = mockOf({
      openapi: '3.1.0',
      paths: {
        ...paths,
        '/groups/{group_id}/users': {
          parameters: [{ name: 'group_id', in: 'path', required: true, schema: text }],
          get: { responses: { 200: answers({ type: 'array', items: member }) } },
          post: {
            requestBody: json({ type: 'object', required: ['user_id'], properties: { user_id: number } }),
            responses: {
              200: answers({
                type: 'object',
                required: ['user_id', 'group_id'],
                properties: { user_id: number, group_id: text },
              }),
            },
          },
        },
        '/groups/{group_id}/users/{user_id}': {
          parameters: [
            { name: 'group_id', in: 'path', required: true, schema: text },
            { name: 'user_id', in: 'path', required: true, schema: number },
          ],
          get: { responses: { 200: answers(member), 404: none } },
          delete: { responses: { 204: none, 404: none } },
        },
      },
      components: { schemas },
    });
    await callMock(mock, 'POST', '/users', { name: 'Ann' });
    return mock;
  };

  test('has that id, and what is known of it', async () => {
    const mock = await groups();
    const { json: added } = await callMock(mock, 'POST', '/groups/g/users', { user_id: 1 });
    expect(added).toEqual({ user_id: 1, group_id: 'g' });
    expect((await callMock(mock, 'GET', '/groups/g/users/1')).json).toEqual({ id: 1, name: 'Ann' });
  });

  test('is still there when it is removed from the group', async () => {
    const mock = await groups();
    await callMock(mock, 'POST', '/groups/g/users', { user_id: 1 });
    expect((await callMock(mock, 'DELETE', '/groups/g/users/1')).status).toBe(204);
    expect((await callMock(mock, 'GET', '/groups/g/users/1')).status).toBe(404);
    expect((await callMock(mock, 'GET', '/users/1')).status).toBe(200);
  });
});
