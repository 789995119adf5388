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
};

async function verifyOwnMock(paths: object) {
  const { spec } = await loadDocument({ openapi: '3.0.0', info: { title: 'Pets', version: '1' }, paths });
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
