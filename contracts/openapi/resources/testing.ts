import type { Document, Schema } from '../document.ts';
import { createSpec } from '../spec.ts';
import { inferResources } from './infer-resources.ts';
import type { Resource } from './resource.ts';

export const pet: Schema = {
  type: 'object',
  required: ['id', 'name'],
  properties: {
    id: { type: 'integer', readOnly: true },
    name: { type: 'string' },
    tag: { type: 'string' },
    secret: { type: 'string', writeOnly: true },
    created_at: { type: 'string', format: 'date-time', readOnly: true },
  },
};

export const json = (schema: Schema) => ({ content: { 'application/json': { schema } } });
export const response = (schema: Schema) => ({ description: '', ...json(schema) });
export const noContent = { description: '' };

export const petPaths: Document['paths'] = {
  '/pets': {
    get: {
      operationId: 'listPets',
      parameters: [
        { name: 'limit', in: 'query', schema: { type: 'integer' } },
        { name: 'offset', in: 'query', schema: { type: 'integer' } },
        { name: 'tag', in: 'query', schema: { type: 'string' } },
        { name: 'fuzzy', in: 'query', schema: { type: 'boolean' } },
      ],
      responses: { 200: response({ type: 'array', items: pet }) },
    },
    post: { operationId: 'addPet', requestBody: json(pet), responses: { 201: response(pet) } },
  },
  '/pets/{petId}': {
    get: { operationId: 'getPet', responses: { 200: response(pet), 404: noContent } },
    put: { operationId: 'putPet', requestBody: json(pet), responses: { 200: response(pet) } },
    patch: { operationId: 'patchPet', requestBody: json(pet), responses: { 200: response(pet) } },
    delete: { operationId: 'deletePet', responses: { 204: noContent } },
  },
};

/** Infers the resources of a document with these paths. */
export function infer(paths: Document['paths']): Resource[] {
  return inferResources(createSpec('pets', { openapi: '3.1.0', paths }));
}

/** The only one of some resources. */
export function only(resources: Resource[]): Resource {
  if (resources.length !== 1) throw new Error(`${resources.length} resources instead of one`);
  return resources[0] as Resource;
}
