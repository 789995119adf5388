// For tests of this folder: a document of pets, and mocks of documents.
import type { Document, Schema } from '../../contracts/openapi/document.ts';
import { createSpec } from '../../contracts/openapi/spec.ts';
import { createMock, type Mock } from '../mock.ts';
import type { Engine } from './context.ts';
import { documentApi } from './index.ts';

/** A mock of a document, the same in every run. */
export function mockOf(document: Document, engine?: Engine): Mock {
  const spec = createSpec('pets.yaml', document);
  return createMock(documentApi(spec, { auth: 'strict', engine }), { seed: 1 });
}

export const json = (schema: Schema) => ({ content: { 'application/json': { schema } } });
export const answers = (schema: Schema, more = {}) => ({ description: '', ...json(schema), ...more });

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const none = { description: '' };
const failure = answers(ref('Error'));

/** Pets and their toys, described like most documents do. */
export const petDocument: Document = {
  openapi: '3.1.0',
  servers: [{ url: 'https://pets.example/v1' }],
  paths: {
    '/pets': {
      get: {
        operationId: 'listPets',
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1 } },
          { name: 'offset', in: 'query', schema: { type: 'integer', minimum: 0 } },
          { name: 'kind', in: 'query', schema: { type: 'string' } },
        ],
        responses: { 200: answers(ref('Pets')), 400: failure },
      },
      post: {
        operationId: 'addPet',
        requestBody: { required: true, ...json(ref('Pet')) },
        responses: {
          201: answers(ref('Pet'), {
            headers: { Location: { required: true, schema: { type: 'string', format: 'uri-reference' } } },
          }),
          400: failure,
          409: failure,
        },
      },
    },
    '/pets/{petId}': {
      parameters: [{ name: 'petId', in: 'path', required: true, schema: { type: 'integer' } }],
      get: { operationId: 'getPet', responses: { 200: answers(ref('Pet')), 404: failure } },
      put: {
        operationId: 'putPet',
        requestBody: { required: true, ...json(ref('Pet')) },
        responses: { 200: answers(ref('Pet')), 404: failure, 422: failure },
      },
      patch: {
        operationId: 'patchPet',
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: ref('PetChange') },
            'application/merge-patch+json': { schema: ref('PetChange') },
            'application/json-patch+json': { schema: { type: 'array', items: { type: 'object' } } },
          },
        },
        responses: { 200: answers(ref('Pet')), 404: failure, 422: failure },
      },
      delete: { operationId: 'deletePet', responses: { 204: none, 404: failure } },
    },
    '/pets/{id}/toys': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: {
        operationId: 'listToys',
        responses: { 200: answers({ type: 'array', items: ref('Toy') }), 404: failure },
      },
      post: {
        operationId: 'addToy',
        requestBody: { required: true, ...json(ref('Toy')) },
        responses: { 201: none, 404: failure },
      },
    },
    '/pets/{petId}/toys/{name}': {
      parameters: [
        { name: 'petId', in: 'path', required: true, schema: { type: 'integer' } },
        { name: 'name', in: 'path', required: true, schema: { type: 'string' } },
      ],
      put: {
        operationId: 'putToy',
        requestBody: { required: true, ...json(ref('Toy')) },
        responses: { 200: answers(ref('Toy')), 201: answers(ref('Toy')), 404: failure },
      },
      delete: { operationId: 'deleteToy', responses: { 204: none, 404: failure } },
    },
    '/about': {
      get: {
        operationId: 'about',
        responses: {
          200: {
            description: '',
            content: {
              'application/json': {
                schema: { type: 'object', required: ['motto'], properties: { motto: { type: 'string' } } },
                examples: { first: { value: { motto: 'sit' } }, second: { value: { motto: 'stay' } } },
              },
            },
          },
          503: failure,
        },
      },
    },
  },
  components: {
    schemas: {
      Pet: {
        type: 'object',
        required: ['id', 'name'],
        additionalProperties: false,
        properties: {
          id: { type: 'integer', readOnly: true },
          name: { type: 'string', minLength: 1 },
          kind: { type: 'string', enum: ['cat', 'dog'], default: 'cat' },
          chip: { type: ['string', 'null'] },
          pin: { type: 'string', writeOnly: true },
          createdAt: { type: 'string', format: 'date-time', readOnly: true },
          updatedAt: { type: 'string', format: 'date-time', readOnly: true },
        },
      },
      PetChange: {
        type: 'object',
        properties: {
          name: { type: ['string', 'null'] },
          kind: { type: 'string' },
          chip: { type: ['string', 'null'] },
        },
      },
      Pets: {
        type: 'object',
        required: ['items', 'total'],
        properties: { items: { type: 'array', items: ref('Pet') }, total: { type: 'integer' } },
      },
      Toy: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
      Error: {
        type: 'object',
        required: ['code', 'message'],
        properties: { code: { type: 'integer' }, message: { type: 'string' } },
      },
    },
  },
};
