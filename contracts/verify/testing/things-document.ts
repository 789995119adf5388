import type { Document } from '../../openapi/document.ts';
import type { Handlers } from './fake-live-target.ts';

const none = { description: '' };

/** JSON by a schema, as a body or an answer. */
export function json(schema: object) {
  return { description: '', content: { 'application/json': { schema } } };
}

/** The document of a collection, with whatever else is at its paths; an id is by a schema. */
export function thingsDocument(id: object, others: Document['paths'] = {}, more: object = {}): Document {
  const text = { type: 'string', minLength: 1, maxLength: 60 };
  const thing = { type: 'object', required: ['id', 'name'], properties: { id, name: text, ...more } };
  const sent = { type: 'object', required: ['name'], properties: { name: text, ...more } };
  const body = { required: true, ...json(sent) };
  return {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    paths: {
      '/things': {
        get: { operationId: 'listThings', responses: { 200: json({ type: 'array', items: thing }) } },
        post: { operationId: 'createThing', requestBody: body, responses: { 201: json(thing), 400: none } },
      },
      '/things/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: id }],
        get: { operationId: 'getThing', responses: { 200: json(thing), 400: none, 404: none } },
        put: {
          operationId: 'putThing',
          requestBody: body,
          responses: { 200: json(thing), 400: none, 404: none },
        },
        delete: { operationId: 'deleteThing', responses: { 204: none, 400: none, 404: none } },
      },
      ...others,
    },
  } as Document;
}

/** Handlers of such a collection over a store, by ids as texts. Ids of new ones follow a number. */
export function thingsHandlers(store: Map<string, Record<string, unknown>>, first = 100n): Handlers {
  let next = first;
  const isValid = (body: unknown) => {
    const { name } = (body ?? {}) as { name?: unknown };
    return typeof name === 'string' && name.length > 0 && [...name].length <= 60;
  };
  return {
    'GET /things': () => [200, [...store.values()]],
    'POST /things': ({ body }) => {
      if (!isValid(body)) return [400];
      const id = next;
      next += 1n;
      store.set(String(id), { ...(body as object), id });
      return [201, store.get(String(id))];
    },
    'GET /things/{id}': ({ id }) => (store.has(id) ? [200, store.get(id)] : [404]),
    'PUT /things/{id}': ({ id, body }) => {
      if (!store.has(id)) return [404];
      if (!isValid(body)) return [400];
      store.set(id, { ...(body as object), id: store.get(id)?.id });
      return [200, store.get(id)];
    },
    'DELETE /things/{id}': ({ id }) => [store.delete(id) ? 204 : 404],
  };
}
