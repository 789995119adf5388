import { expect, test } from '@jest/globals';
import { documentApi } from '../../mock/inferred/index.ts';
import { createMock } from '../../mock/mock.ts';
import { loadDocument } from '../openapi/load-document.ts';
import { documentContract } from './document-contract.ts';
import { mockTarget } from './targets/mock.ts';
import { verifyContract } from './verify.ts';

// What documents in the wild have, each once a contradiction between `verify` and the mock.

const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const pet = {
  type: 'object',
  properties: { name: { type: 'string', readOnly: true }, age: { type: 'integer' } },
};
const parameter = (name: string, place: string) => ({
  name,
  in: place,
  required: true,
  schema: { type: 'string', minLength: 1 },
});

const user = { type: 'object', required: ['login'], properties: { login: { type: 'string' } } };
const repo = {
  type: 'object',
  required: ['name', 'owner'],
  properties: { id: { type: 'integer' }, name: { type: 'string', example: 'hello' }, owner: user },
};
const named = { type: 'object', required: ['name'], properties: { name: repo.properties.name } };

const paths: Record<string, object> = {
  'a response whose content is empty': {
    '/pets/{name}': {
      parameters: [parameter('name', 'path')],
      delete: { responses: { 204: { description: 'gone', content: {} } } },
    },
  },
  'a form whose schema is a text': {
    '/detect': {
      post: {
        requestBody: { content: { 'application/x-www-form-urlencoded': { schema: { type: 'string' } } } },
        responses: { 200: { description: 'found', ...json({ type: 'array', items: { type: 'string' } }) } },
      },
    },
  },
  'an item that is only read with a version in the query': {
    '/pets': {
      parameters: [parameter('version', 'query')],
      get: { responses: { 200: { description: 'all', ...json({ type: 'array', items: pet }) } } },
    },
    '/pets/{name}': {
      parameters: [parameter('name', 'path'), parameter('version', 'query')],
      get: { responses: { 200: { description: 'one', ...json(pet) } } },
      put: {
        requestBody: { required: true, ...json(pet) },
        responses: { 200: { description: 'one', ...json(pet) } },
      },
      delete: { responses: { 200: { description: 'gone' }, 204: { description: 'not there' } } },
    },
  },
  'an item with a name of its own that is created at another path': {
    '/user/repos': {
      get: { responses: { 200: { description: 'all', ...json({ type: 'array', items: repo }) } } },
      post: {
        requestBody: { required: true, ...json(named) },
        responses: { 201: { description: 'made', ...json(repo) }, 422: { description: 'taken' } },
      },
    },
    '/repos/{owner}/{repo}': {
      parameters: [parameter('owner', 'path'), parameter('repo', 'path')],
      get: { responses: { 200: { description: 'one', ...json(repo) }, 404: { description: 'none' } } },
    },
  },
  'an update without a 404 of what is created at another path': {
    '/releases/{release}/assets': {
      parameters: [parameter('release', 'path')],
      get: { responses: { 200: { description: 'all', ...json({ type: 'array', items: pet }) } } },
      post: {
        requestBody: { required: true, ...json(pet) },
        responses: { 201: { description: 'made', ...json(pet) } },
      },
    },
    '/assets/{name}': {
      parameters: [parameter('name', 'path')],
      get: { responses: { 200: { description: 'one', ...json(pet) }, 404: { description: 'none' } } },
      patch: {
        requestBody: { required: true, ...json(pet) },
        responses: { 200: { description: 'one', ...json(pet) } },
      },
    },
  },
};

const error = { description: 'an error', ...json({ type: 'object' }) };
const one = (schema: object) => ({ description: 'one', ...json(schema) });
const sent = { required: true, ...json(pet) };
const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } };
const toyId = { ...id, name: 'toy_id' };
const label = {
  type: 'object',
  properties: { toy_id: { type: 'integer', readOnly: true }, title: { type: 'string' } },
};
const listOf = (items: object) => one({ type: 'array', items });
const member = { type: 'object', properties: { uuid: { type: 'string', format: 'uuid' } } };
const titled = {
  required: true,
  ...json({ type: 'object', required: ['title'], properties: { title: { type: 'string' } } }),
};

Object.assign(paths, {
  'an item whose id only the list of its parent shows, and which has no 404': {
    '/pets': {
      post: {
        requestBody: sent,
        responses: { 201: one({ ...pet, properties: { id: toyId.schema, ...pet.properties } }) },
      },
    },
    '/pets/{id}': { parameters: [id], delete: { responses: { 204: { description: 'gone' } } } },
    '/pets/{id}/labels': {
      parameters: [id],
      get: { responses: { 200: listOf(label) } },
      post: { requestBody: titled, responses: { 201: { description: 'created' } } },
    },
    '/pets/{id}/labels/{toy_id}': {
      parameters: [id, toyId],
      get: { responses: { 200: one(label) } },
      delete: { responses: { 204: { description: 'gone' } } },
    },
  },
  'paths that end with a slash': {
    '/pets/{id}/toys/': {
      parameters: [id],
      get: { responses: { 200: listOf(label) } },
      post: {
        requestBody: titled,
        responses: { 201: one({ type: 'object', properties: { toy_id: toyId.schema } }) },
      },
    },
    '/pets/{id}/toys/{toy_id}/': {
      parameters: [id, toyId],
      delete: { responses: { 204: { description: 'gone' } } },
    },
  },
  'a creation that answers nothing but the id': {
    '/labels': {
      get: { responses: { 200: listOf(label) } },
      post: { requestBody: titled, responses: { 201: one({ type: 'integer' }) } },
    },
    '/labels/{toy_id}': {
      parameters: [toyId],
      delete: { responses: { 204: { description: 'gone' } } },
    },
  },
  'an id that callers may choose, and that no answer to a creation has': {
    '/visits': {
      post: {
        requestBody: {
          required: true,
          ...json({
            ...label,
            required: ['title'],
            properties: { ...label.properties, id: { type: 'integer' } },
          }),
        },
        responses: { 200: one({ type: 'object', properties: { result: { type: 'integer' } } }) },
      },
    },
    '/visits/{id}': {
      parameters: [id],
      get: {
        responses: {
          200: one({ ...label, properties: { ...label.properties, id: { type: 'integer' } } }),
          404: error,
        },
      },
      put: {
        requestBody: { required: true, ...json({ ...label, required: ['title'] }) },
        responses: {
          200: one({ ...label, properties: { ...label.properties, id: { type: 'integer' } } }),
          404: error,
        },
      },
      delete: { responses: { 200: { description: 'gone' }, 404: error } },
    },
  },
  'members of a group that are named by their UUIDs': {
    '/groups/{id}/members': {
      parameters: [id],
      get: { responses: { 200: listOf(member), default: error } },
      post: {
        requestBody: { required: true, ...json({ ...member, required: ['uuid'] }) },
        responses: { 200: one(member), 409: error, default: error },
      },
    },
    '/groups/{id}/members/{uuid}': {
      parameters: [id, { ...id, name: 'uuid', schema: { type: 'string', format: 'uuid' } }],
      delete: { responses: { 200: { description: 'gone' }, default: error } },
    },
  },
  'a PUT that has a 201 and an error for anything else': {
    '/pets/{name}': {
      parameters: [parameter('name', 'path')],
      get: { responses: { 200: one(pet), default: error } },
      put: { requestBody: sent, responses: { 201: one(pet), default: error } },
      delete: { responses: { 204: { description: 'gone' }, default: error } },
    },
  },
  'a header that says how a body is encoded': {
    '/pets': {
      put: {
        parameters: [{ name: 'Content-Encoding', in: 'header', schema: { type: 'string' } }],
        requestBody: sent,
        responses: { 200: { description: 'stored' } },
      },
    },
  },
  'an error for anything else, where a value has no response': {
    '/pets': {
      post: {
        requestBody: {
          required: true,
          ...json({ type: 'object', properties: { mail: { type: 'string' } } }),
        },
        responses: {
          201: one({
            type: 'object',
            properties: { id: id.schema, mail: { type: 'string', format: 'email' } },
          }),
          default: error,
        },
      },
    },
    '/pets/{id}': {
      parameters: [id],
      get: {
        responses: {
          200: one({
            type: 'object',
            properties: { id: id.schema, mail: { type: 'string', format: 'email' } },
          }),
          default: error,
        },
      },
    },
  },
});

Object.assign(paths, {
  'a singleton that can be deleted, and read again once it is replaced': {
    '/profile': {
      get: { responses: { 200: one(pet), default: error } },
      put: { requestBody: sent, responses: { 200: one(pet), default: error } },
      patch: { requestBody: sent, responses: { 200: one(pet), default: error } },
      delete: { responses: { 200: { description: 'gone' }, default: error } },
    },
  },
  'an API key that is a parameter besides': {
    '/rates': {
      parameters: [parameter('apikey', 'query'), parameter('X-Key', 'header')],
      get: { security: [{ key: [] }], responses: { 200: one(pet), 401: error } },
      post: { security: [{ headerKey: [] }], responses: { 200: one(pet), 401: error } },
    },
  },
  'a member in the place of a media type': {
    '/credit': {
      get: { responses: { 200: { description: 'all', content: { ...json(pet).content, file: {} } } } },
    },
  },
  'media types without a schema, and an example that is no file': {
    '/events': { get: { responses: { 200: { description: 'all', content: { 'text/event-stream': {} } } } } },
    '/search': {
      get: { responses: { 200: { description: 'all', content: { 'application/atom+xml': {} } } } },
    },
    '/logo': {
      get: {
        responses: {
          200: { description: 'a file', content: { 'image/gif': { examples: { empty: { value: '' } } } } },
        },
      },
    },
  },
});

const components = {
  securitySchemes: {
    key: { type: 'apiKey', in: 'query', name: 'apikey' },
    headerKey: { type: 'apiKey', in: 'header', name: 'x-key' },
  },
};

async function verifyOwnMock(paths: object) {
  const info = { title: 'Pets', version: '1' };
  const { spec } = await loadDocument({ openapi: '3.0.0', info, paths, components });
  const mock = createMock(documentApi(spec, { auth: 'strict' }), { seed: 1 });
  const failures: string[] = [];
  const called = new Set<string>();
  await verifyContract(documentContract(spec), mockTarget(mock), {
    run: 'own',
    cases: 5,
    emit: (event) => {
      if (event.type === 'failed') failures.push(`${event.failure.caseId}: ${event.failure.actual}`);
      if (event.type === 'called' && event.record.intent === 'valid') called.add(event.record.operationId);
    },
  });
  return { failures, missed: [...spec.operations.keys()].filter((id) => !called.has(id)) };
}

test.each(Object.entries(paths))('%s is served as it is verified', async (_, given) => {
  expect(await verifyOwnMock(given)).toEqual({ failures: [], missed: [] });
});
