import type { Document } from '../../openapi/document.ts';
import { createSpec } from '../../openapi/spec.ts';
import { documentContract } from '../document-contract.ts';
import type { RunEvent } from '../engine/events.ts';
import type { Target } from '../engine/target.ts';
import { type RunOptions, verifyContract } from '../verify.ts';
import type { Handlers } from './fake-live-target.ts';
import { json, thingsDocument } from './things-document.ts';

export const none = { description: '' };

export const integer = { type: 'integer', format: 'int64', minimum: 1 };

export async function verify(document: Document, target: Target, options: Partial<RunOptions> = {}) {
  const events: RunEvent[] = [];
  const emit = (event: RunEvent) => events.push(event);
  const contract = documentContract(createSpec('things.yaml', document));
  await verifyContract(contract, target, { run: 'test', cases: 3, ...options, emit });
  const of = <Type extends RunEvent['type']>(type: Type) =>
    events.filter((event): event is Extract<RunEvent, { type: Type }> => event.type === type);
  const leftOut = of('not-covered').flatMap(({ reason }) =>
    reason.allow === undefined ? [] : [`${reason.allow}: ${reason.why}`],
  );
  return {
    leftOut: [...new Set(leftOut)].sort(),
    left: of('left-behind').flatMap(({ items }) => items),
    changes: of('changed').flatMap(({ changes }) => changes),
    failures: of('failed').map(({ failure }) => `${failure.operationId} ${failure.check}: ${failure.actual}`),
  };
}

/** What somebody else has. */
export function seeded() {
  const others = [1n, 2n, 3n].map((id) => [String(id), { id, name: `other ${id}` }] as const);
  return new Map<string, Record<string, unknown>>(others);
}

/** Operations that change more than one item, with the word that each leaves in a log. */
const dangerous: Document['paths'] = {
  '/reset': { post: { operationId: 'reset', responses: { 204: none } } },
  '/shutdown': { post: { operationId: 'shutdown', responses: { 204: none } } },
  '/purge-cache': { get: { operationId: 'purgeCache', responses: { 204: none } } },
  '/settings': {
    get: { operationId: 'getSettings', responses: { 200: json({ type: 'object' }) } },
    put: {
      operationId: 'putSettings',
      requestBody: { required: true, ...json({ type: 'object', properties: { mode: { type: 'string' } } }) },
      responses: { 200: json({ type: 'object' }) },
    },
  },
  '/status': { get: { operationId: 'getStatus', responses: { 200: json({ type: 'object' }) } } },
  '/fetch': {
    get: {
      operationId: 'fetchPage',
      parameters: [{ name: 'url', in: 'query', required: true, schema: { type: 'string', format: 'uri' } }],
      responses: { 200: none },
    },
  },
  '/things/{id}/notify': {
    parameters: [{ name: 'id', in: 'path', required: true, schema: integer }],
    post: {
      operationId: 'notify',
      requestBody: {
        required: true,
        ...json({
          type: 'object',
          required: ['callbackUrl'],
          properties: { callbackUrl: { type: 'string' } },
        }),
      },
      responses: { 204: none },
    },
  },
} as unknown as Document['paths'];

export function dangerousHandlers(log: string[]): Handlers {
  const note = (word: string) => () => {
    log.push(word);
    return [204] as [number];
  };
  return {
    'POST /reset': note('reset'),
    'POST /shutdown': note('shutdown'),
    'GET /purge-cache': note('purgeCache'),
    'GET /settings': () => [200, { mode: 'dark' }],
    'PUT /settings': () => {
      log.push('putSettings');
      return [200, {}];
    },
    'GET /status': () => [200, { healthy: true }],
    'GET /fetch': () => {
      log.push('fetchPage');
      return [200];
    },
    'POST /things/{id}/notify': note('notify'),
    'DELETE /things': note('deleteThings'),
    'PATCH /things': note('patchThings'),
  };
}

export function dangerousDocument(): Document {
  const document = thingsDocument(integer, dangerous);
  Object.assign(document.paths['/things'] as object, {
    delete: { operationId: 'deleteThings', responses: { 204: none } },
  });
  return document;
}
