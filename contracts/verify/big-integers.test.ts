import { describe, expect, test } from '@jest/globals';
import type { Api } from '../../mock/core/api.ts';
import { documentApi } from '../../mock/inferred/index.ts';
import type { DocumentState } from '../../mock/inferred/state.ts';
import { answers, json } from '../../mock/inferred/testing.ts';
import { createMock, type Mock } from '../../mock/mock.ts';
import { callMock } from '../../mock/testing.ts';
import { tryParseJson } from '../http/lossless-json.ts';
import type { Document } from '../openapi/document.ts';
import { roundIntegers } from '../openapi/round-bigints.ts';
import { createSpec } from '../openapi/spec.ts';
import { documentContract } from './document-contract.ts';
import { mockTarget } from './targets/mock.ts';
import { failuresOf } from './verify.ts';

const none = { description: '' };

/** Posts whose ids, from a least one on, the caller chooses, or the server. */
function postsFrom(minimum: number, readOnly: boolean): Api<DocumentState> {
  const id = { type: 'integer', format: 'int64' };
  const properties = { id: { ...id, minimum, readOnly }, text: { type: 'string' } };
  const post = { type: 'object', required: ['id', 'text'], properties };
  const document: Document = {
    openapi: '3.1.0',
    paths: {
      '/posts': {
        get: { operationId: 'listPosts', responses: { 200: answers({ type: 'array', items: post }) } },
        post: {
          operationId: 'createPost',
          requestBody: { required: true, ...json(post) },
          responses: { 201: answers(post), 400: none, 409: none },
        },
      },
      '/posts/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: id }],
        get: { operationId: 'getPost', responses: { 200: answers(post), 404: none } },
        delete: { operationId: 'deletePost', responses: { 204: none, 404: none } },
      },
    },
  };
  return documentApi(createSpec('posts.yaml', document), { auth: 'strict' });
}

async function verify(api: Api<DocumentState>, handle: Mock['handle']): Promise<string[]> {
  const options = { run: 'test', variables: {}, cases: 20 };
  const failures = await failuresOf(documentContract(api.spec), mockTarget({ handle }), options);
  return failures.map(({ operationId, check, actual }) => `${operationId} ${check}: ${actual}`);
}

describe('ids beyond 2^53', () => {
  test('stay distinct from creation to list', async () => {
    const mock = createMock(postsFrom(1, false), { seed: 1 });
    const [odd, even] = [
      { id: 9007199254740993n, text: 'odd' },
      { id: 9007199254740992, text: 'even' },
    ];

    for (const post of [odd, even])
      expect(await callMock(mock, 'POST', '/posts', post)).toMatchObject({
        status: 201,
        json: post,
      });
    expect(await callMock(mock, 'GET', '/posts/9007199254740993')).toMatchObject({ status: 200, json: odd });
    expect(await callMock(mock, 'GET', '/posts/9007199254740992')).toMatchObject({ status: 200, json: even });
    expect((await callMock(mock, 'GET', '/posts')).json).toEqual(expect.arrayContaining([odd, even]));
    expect(await callMock(mock, 'DELETE', '/posts/9007199254740993')).toMatchObject({ status: 204 });
    expect(await callMock(mock, 'GET', '/posts/9007199254740993')).toMatchObject({ status: 404 });
    expect(await callMock(mock, 'GET', '/posts/9007199254740992')).toMatchObject({ status: 200 });
  });

  test('are verified without a failure', async () => {
    const api = postsFrom(2 ** 53, true);
    expect(await verify(api, createMock(api, { seed: 1 }).handle)).toEqual([]);
  });

  test('fail the verification of a provider that rounds them', async () => {
    const api = postsFrom(2 ** 53, true);
    const { handle } = createMock(api, { seed: 1 });
    const failures = await verify(api, async (request) => {
      const response = await handle(request);
      const json = tryParseJson(response.body.toString());
      return json === undefined ? response : { ...response, body: JSON.stringify(roundIntegers(json)) };
    });
    expect(failures.join('\n')).toMatch(/^getPost /m);
  });
});
