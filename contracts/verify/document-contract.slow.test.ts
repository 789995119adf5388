import { expect, test } from '@jest/globals';
import { documentApi } from '../../mock/inferred/index.ts';
import { createMock } from '../../mock/mock.ts';
import { jsonOf, withHeaders, withJson, withoutBody } from '../../scripts/mutations/http-message-helpers.ts';
import { changeRequest, changeResponse } from '../../scripts/mutations/match-and-change-calls.ts';
import type { Handle } from '../../scripts/mutations/mutant.ts';
import { type HttpRequest, type HttpResponse, headerOf, noBody } from '../http/message.ts';
import type { Document } from '../openapi/document.ts';
import { createSpec } from '../openapi/spec.ts';
import { documentContract } from './document-contract.ts';
import { mockTarget } from './targets/mock.ts';
import { failuresOf } from './verify.ts';

const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const pet = { $ref: '#/components/schemas/Pet' };
const refused = Object.fromEntries(
  ['400', '401', '406', '415'].map((status) => [status, { description: status }]),
);

const document: Document = {
  openapi: '3.1.0',
  servers: [{ url: 'https://pets.example.com/{version}', variables: { version: { default: 'v1' } } }],
  security: [{ key: [] }],
  paths: {
    '/pets': {
      get: {
        operationId: 'listPets',
        responses: { 200: { description: 'all', ...json({ type: 'array', items: pet }) }, ...refused },
      },
      post: {
        operationId: 'createPet',
        requestBody: { required: true, ...json(pet) },
        responses: {
          201: { description: 'made', ...json(pet) },
          409: { description: 'there is one of that name' },
          ...refused,
        },
      },
    },
    '/pets/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: {
        operationId: 'readPet',
        responses: {
          200: { description: 'one', ...json(pet) },
          404: { description: 'no such pet' },
          ...refused,
        },
      },
      delete: {
        operationId: 'deletePet',
        responses: { 204: { description: 'gone' }, 404: { description: 'no such pet' }, ...refused },
      },
    },
  },
  components: {
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    schemas: {
      Pet: {
        type: 'object',
        required: ['id', 'name'],
        properties: {
          id: { type: 'string', readOnly: true },
          name: { type: 'string', minLength: 1 },
          pin: { type: 'string', writeOnly: true },
        },
      },
    },
  },
};

function server(): Handle {
  const spec = createSpec('pets', document);
  return createMock(documentApi(spec, { auth: 'strict' }), { seed: 1 }).handle;
}

async function verify(handle: Handle, variables: Record<string, string> = {}) {
  const contract = documentContract(createSpec('pets', document));
  return failuresOf(contract, mockTarget({ handle }), { run: 'test', variables });
}

test('a server that keeps to its document is found to', async () => {
  expect(await verify(server())).toEqual([]);
});

const isItem = ({ path }: HttpRequest) => path.startsWith('/v1/pets/');
const isA = (method: string, status: number) => (request: HttpRequest, response: HttpResponse) =>
  request.method === method && response.status === status;

test.each<[string, string, (truth: Handle) => Handle]>([
  [
    'life-cycle',
    'another pet is shown than the one that was asked for',
    changeResponse(
      (request, response) => isA('GET', 200)(request, response) && isItem(request),
      (response) => withJson(response, { ...jsonOf(response), id: 'another' }),
    ),
  ],
  [
    'unknown-id-refused',
    'a deleted pet is still there',
    (truth) => (request) =>
      request.method === 'DELETE' && request.headers['x-key'] !== undefined
        ? Promise.resolve({ status: 204, headers: {}, body: '' })
        : truth(request),
  ],
  [
    'auth-required',
    'unauthenticated requests are accepted',
    changeRequest(
      () => true,
      (request) => ({ ...request, headers: { ...request.headers, 'x-key': 'k' } }),
    ),
  ],
  [
    'status-documented',
    'a pet is made with another status',
    changeResponse(isA('POST', 201), (response) => ({ ...response, status: 200 })),
  ],
  [
    'body-schema',
    'a pet has no name',
    changeResponse(isA('POST', 201), (response) => withJson(response, { id: jsonOf(response).id })),
  ],
  [
    'secret-never-leaks',
    'what is only sent is shown',
    (truth) => async (request) => {
      const response = await truth(request);
      if (!isA('POST', 201)(request, response)) return response;
      return withJson(response, { ...jsonOf(response), pin: jsonOf(request).pin });
    },
  ],
  [
    'valid-request-accepted',
    'nothing is listed',
    changeResponse(isA('GET', 200), (response) => withoutBody(response, 406)),
  ],
  [
    'not-acceptable',
    'whatever is asked for, JSON is answered',
    changeRequest(
      () => true,
      ({ headers: { accept: _, ...headers }, ...request }) => ({ ...request, headers }),
    ),
  ],
  [
    'unsupported-type',
    'another refusal is answered to other media types',
    changeResponse(isA('POST', 415), (response) => withHeaders({ ...response, status: 400 }, {})),
  ],
])('%s catches: %s', async (check, _, mutant) => {
  const failures = await verify(mutant(server()));
  expect(new Set(failures.map((failure) => failure.check))).toContain(check);
});

test('a run removes what it created, and leaves all else alone', async () => {
  const handle = server();
  const call = (method: string, body?: object) =>
    handle({
      method,
      path: '/v1/pets',
      query: '',
      headers: { 'x-key': 'k', 'content-type': 'application/json' },
      body: body ? Buffer.from(JSON.stringify(body)) : noBody,
    });
  await call('POST', { name: 'Tom' });
  const before = String((await call('GET')).body);
  expect(before).toContain('Tom');
  expect(await verify(handle)).toEqual([]);
  expect(String((await call('GET')).body)).toBe(before);
});

test('credentials come from the variable of the security scheme', async () => {
  const keys = new Set<string | undefined>();
  const truth = server();
  const handle: Handle = (request) => {
    keys.add(headerOf(request.headers, 'x-key'));
    return truth(request);
  };
  await verify(handle, { BONAFIDE_AUTH_KEY: 'my-own' });
  expect([...keys].sort()).toEqual(['my-own', undefined]);
});
