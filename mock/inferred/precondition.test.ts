import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { loadDocument } from '../../contracts/openapi/load-document.ts';
import { createMock } from '../mock.ts';
import { callMock } from '../testing.ts';
import { documentApi } from './index.ts';

const tracker = await loadDocument(join(import.meta.dirname, '../../scripts/mutations/tracker.yaml'));
const project = { name: 'p', state: 'active', owner: 'o' };
const task = { title: 't', status: 'todo', priority: 3 };
const merge = { 'content-type': 'application/merge-patch+json' };

async function withProject() {
  const mock = createMock(documentApi(tracker.spec, { auth: 'off' }), { seed: 1 });
  const { headers } = await callMock(mock, 'POST', '/projects', project);
  const path = String(headers.Location);
  const etag = async () => String((await callMock(mock, 'GET', path)).headers.ETag);
  return { mock, path, etag };
}

test('a stale write is refused, and changes nothing', async () => {
  const { mock, path, etag } = await withProject();
  const first = await etag();
  const change = { ...merge, 'if-match': first };
  expect((await callMock(mock, 'PATCH', path, { name: 'q' }, change)).status).toBe(200);
  expect(await etag()).not.toBe(first);
  for (const [method, body] of [
    ['PATCH', { name: 'r' }],
    ['DELETE', undefined],
  ] as const)
    expect((await callMock(mock, method, path, body, change)).status).toBe(412);
  const put = { 'if-match': first };
  expect((await callMock(mock, 'PUT', path, { ...project, name: 'r' }, put)).status).toBe(412);
  expect(await callMock(mock, 'GET', path)).toMatchObject({ json: { data: { name: 'q' } } });
});

test('a write with * or one of several ETags succeeds', async () => {
  const { mock, path, etag } = await withProject();
  for (const given of [`"another", ${await etag()}`, '*'])
    expect((await callMock(mock, 'PATCH', path, { name: 'q' }, { ...merge, 'if-match': given })).status).toBe(
      200,
    );
});

test('one of two concurrent writes with the same ETag is refused', async () => {
  const { mock, path, etag } = await withProject();
  const headers = { ...merge, 'if-match': await etag() };
  const both = ['q', 'r'].map((name) => callMock(mock, 'PATCH', path, { name }, headers));
  expect((await Promise.all(both)).map(({ status }) => status).sort()).toEqual([200, 412]);
});

test('a version changes with each write, and only the last one is accepted', async () => {
  const { mock, path } = await withProject();
  const { headers } = await callMock(mock, 'POST', `${path}/tasks`, task);
  const at = String(headers.Location);
  const version = async () => (await callMock(mock, 'GET', at)).json as { version: number };
  const { version: first } = await version();
  expect((await callMock(mock, 'PUT', at, { ...task, version: first })).status).toBe(204);
  expect(await version()).toMatchObject({ version: first + 1 });
  expect((await callMock(mock, 'PUT', at, { ...task, version: first })).status).toBe(409);
});

test('a list is sorted as the query asks', async () => {
  const { mock, path } = await withProject();
  for (const priority of [3, 5, 1]) await callMock(mock, 'POST', `${path}/tasks`, { ...task, priority });
  const priorities = async (query: string) => {
    const { json } = await callMock(mock, 'GET', `${path}/tasks?${query}`);
    return (json as { tasks: { priority: number }[] }).tasks.map((one) => one.priority);
  };
  expect(await priorities('sort=priority')).toEqual([1, 3, 5]);
  expect(await priorities('sort=priority&order=desc')).toEqual([5, 3, 1]);
  expect(await priorities('limit=2')).toEqual([3, 5]);
});
