import { describe, expect, test } from '@jest/globals';
import type { Document } from '../../contracts/openapi/document.ts';
import { callMock } from '../testing.ts';
import { mockOf } from './testing.ts';

const thing = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string' }, o: { type: 'object' } },
};
const content = { 'application/json': { schema: thing } };
const patchContent = { 'application/json-patch+json': { schema: { type: 'array' } } };
const document: Document = {
  openapi: '3.1.1',
  paths: {
    '/things': {
      post: { requestBody: { content }, responses: { 201: { description: '', content } } },
    },
    '/things/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: { responses: { 200: { description: '', content }, 404: { description: '' } } },
      patch: {
        requestBody: { content: patchContent },
        responses: { 200: { description: '', content }, 400: { description: '' }, 404: { description: '' } },
      },
    },
  },
};

async function patchThing(changes: unknown) {
  const mock = mockOf(document);
  await callMock(mock, 'POST', '/things', { id: 'one', o: { k: 'v' } });
  const type = { 'content-type': 'application/json-patch+json' };
  const response = await callMock(mock, 'PATCH', '/things/one', changes, type);
  return { response, after: (await callMock(mock, 'GET', '/things/one')).json };
}

describe('a JSON Patch', () => {
  test('copies and moves', async () => {
    const { response, after } = await patchThing([
      { op: 'copy', from: '/o', path: '/o/copy' },
      { op: 'move', from: '/o/k', path: '/o/moved' },
    ]);
    expect(response.status).toBe(200);
    expect(after).toEqual({ id: 'one', o: { moved: 'v', copy: { k: 'v' } } });
  });

  test.each([
    [
      'copies of copies',
      Array.from({ length: 34 }, (_, i) => ({ op: 'copy', from: '/o', path: `/o/x${i}` })),
    ],
    ['many changes', Array(10_001).fill({ op: 'add', path: '/o/k', value: 1 })],
    ['ever deeper copies', Array(600).fill({ op: 'copy', from: '/o', path: '/o/deeper' })],
  ])('of %s is a 413 and changes nothing', async (_, changes) => {
    const { response, after } = await patchThing(changes);
    expect(response).toMatchObject({ status: 413, json: { type: 'urn:bonafide:too-complex' } });
    expect(after).toEqual({ id: 'one', o: { k: 'v' } });
  });

  test.each([
    ['a path that is no pointer', [{ op: 'add', path: 'o', value: 1 }]],
    ['no path', [{ op: 'remove' }]],
    ['nothing to copy', [{ op: 'copy', path: '/o/k' }]],
    ['null', [null]],
  ])('with %s does not apply', async (_, changes) => {
    const { response, after } = await patchThing(changes);
    expect(response.status).toBe(400);
    expect(after).toEqual({ id: 'one', o: { k: 'v' } });
  });
});
