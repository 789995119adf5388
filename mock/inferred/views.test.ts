import { describe, expect, test } from '@jest/globals';
import type { Document, Parameter, Schema } from '../../contracts/openapi/document.ts';
import { callMock } from '../testing.ts';
import { answers, json, mockOf } from './testing.ts';

const text = { type: 'string' } as const;
const number = { type: 'integer' } as const;
const none = { description: '' };
const inPath = (name: string, schema: Schema = text): Parameter => ({
  name,
  in: 'path',
  required: true,
  schema,
});
const list = (items: Schema) => ({ responses: { 200: answers({ type: 'array', items }), 404: none } });
const one = (schema: Schema) => ({ responses: { 200: answers(schema), 404: none } });
const creation = (sent: Schema, made: Schema) => ({
  requestBody: json(sent),
  responses: { 201: answers(made) },
});
const named: Schema = { type: 'object', properties: { name: text } };
const mockWith = (paths: Document['paths'], schemas: Record<string, Schema> = {}) =>
  mockOf({ openapi: '3.1.0', paths, components: { schemas } });

const task: Schema = {
  type: 'object',
  required: ['id', 'title'],
  properties: { id: { ...number, readOnly: true }, title: text, project_id: { ...number, readOnly: true } },
};
const titled: Schema = { type: 'object', required: ['title'], properties: { title: text } };

describe('items that are listed and created at another path than they are read at', () => {
  const project: Schema = {
    type: 'object',
    required: ['id'],
    properties: { id: { ...number, readOnly: true }, name: text },
  };
  const tasks = async () => {
    const mock = mockWith({
      '/projects': { get: list(project), post: creation(named, project) },
      '/projects/{id}': { parameters: [inPath('id', number)], get: one(project) },
      '/projects/{project_id}/tasks': {
        parameters: [inPath('project_id', number)],
        get: list(task),
        post: creation(titled, task),
      },
      '/tasks/{task_id}': {
        parameters: [inPath('task_id', number)],
        get: one(task),
        patch: { requestBody: json(titled), responses: { 200: answers(task), 404: none } },
        delete: { responses: { 204: none, 404: none } },
      },
    });
    for (const name of ['p', 'q']) await callMock(mock, 'POST', '/projects', { name });
    await callMock(mock, 'POST', '/projects/1/tasks', { title: 'a' });
    return mock;
  };

  test('are the same', async () => {
    const mock = await tasks();
    expect((await callMock(mock, 'GET', '/tasks/1')).json).toEqual({ id: 1, title: 'a', project_id: 1 });
    await callMock(mock, 'PATCH', '/tasks/1', { title: 'b' });
    expect((await callMock(mock, 'GET', '/projects/1/tasks')).json).toMatchObject([{ id: 1, title: 'b' }]);
    await callMock(mock, 'DELETE', '/tasks/1');
    expect((await callMock(mock, 'GET', '/projects/1/tasks')).json).toEqual([]);
  });

  test('are not below any other item', async () => {
    const mock = await tasks();
    expect((await callMock(mock, 'GET', '/projects/2/tasks')).json).toEqual([]);
    expect((await callMock(mock, 'GET', '/projects/3/tasks')).status).toBe(404);
  });
});

describe('items below another one', () => {
  const user: Schema = { type: 'object', required: ['login'], properties: { login: text, id: number } };
  const repo: Schema = {
    type: 'object',
    required: ['id', 'name', 'owner'],
    properties: { id: number, name: text, private: { type: 'boolean' }, owner: user },
  };
  const repos = async () => {
    const mock = mockWith({
      '/user/repos': { get: list(repo), post: creation(named, repo) },
      '/orgs/{org}/repos': { parameters: [inPath('org')], get: list(repo), post: creation(named, repo) },
      '/repos/{owner}/{repo}': { parameters: [inPath('owner'), inPath('repo')], get: one(repo) },
    });
    await callMock(mock, 'POST', '/orgs/acme/repos', { name: 'a' });
    return mock;
  };

  test('are created by a path that calls it otherwise', async () => {
    const mock = await repos();
    expect((await callMock(mock, 'GET', '/repos/acme/a')).json).toMatchObject({
      name: 'a',
      owner: { login: 'acme' },
    });
    expect((await callMock(mock, 'GET', '/repos/other/a')).status).toBe(404);
    expect((await callMock(mock, 'GET', '/orgs/other/repos')).json).toEqual([]);
  });

  test('are created by a path that does not say which one', async () => {
    const mock = await repos();
    const { json: made } = await callMock(mock, 'POST', '/user/repos', { name: 'b' });
    const { login } = (made as { owner: { login: string } }).owner;
    expect((await callMock(mock, 'GET', `/repos/${encodeURIComponent(login)}/b`)).json).toMatchObject({
      name: 'b',
    });
    expect((await callMock(mock, 'GET', '/user/repos')).json).toMatchObject([{ name: 'a' }, { name: 'b' }]);
  });
});

test('the path of an item may be in the singular', async () => {
  const silence: Schema = {
    type: 'object',
    required: ['id'],
    properties: { id: { ...text, readOnly: true }, comment: text },
  };
  const mock = mockWith({
    '/silences': {
      get: list(silence),
      post: {
        requestBody: json({ type: 'object', properties: { comment: text } }),
        responses: { 200: answers({ type: 'object', properties: { silenceID: text } }) },
      },
    },
    '/silence/{silenceID}': { parameters: [inPath('silenceID')], get: one(silence) },
  });
  const { json: made } = await callMock(mock, 'POST', '/silences', { comment: 'c' });
  const { silenceID } = made as { silenceID: string };
  const shown = { id: silenceID, comment: 'c' };
  expect((await callMock(mock, 'GET', `/silence/${silenceID}`)).json).toEqual(shown);
  expect((await callMock(mock, 'GET', '/silences')).json).toEqual([shown]);
});

describe('an item has', () => {
  const user: Schema = {
    type: 'object',
    required: ['id', 'username'],
    properties: { id: { ...text, readOnly: true }, username: text, email: text },
  };
  const users = async (description = '') => {
    const mock = mockWith({
      '/users': { get: list(user), post: creation({ type: 'object', properties: { username: text } }, user) },
      '/users/{id}': { parameters: [{ ...inPath('id'), description }], get: one(user) },
      '/users/name/{username}': {
        parameters: [inPath('username')],
        get: one(user),
        delete: { responses: { 204: none, 404: none } },
      },
    });
    const { json: made } = await callMock(mock, 'POST', '/users', { username: 'ann' });
    return { mock, id: (made as { id: string }).id };
  };

  test('another path by its name', async () => {
    const { mock, id } = await users();
    expect((await callMock(mock, 'GET', '/users/name/ann')).json).toMatchObject({ id });
    expect((await callMock(mock, 'GET', '/users/name/bob')).status).toBe(404);
    expect((await callMock(mock, 'DELETE', '/users/name/ann')).status).toBe(204);
    expect((await callMock(mock, 'GET', `/users/${id}`)).status).toBe(404);
  });

  test('its name for an id only where the document says so', async () => {
    const { mock } = await users();
    expect((await callMock(mock, 'GET', '/users/ann')).status).toBe(404);
    const { mock: other, id } = await users('The ID or username of the user.');
    expect((await callMock(other, 'GET', '/users/ann')).json).toMatchObject({ id });
  });
});
