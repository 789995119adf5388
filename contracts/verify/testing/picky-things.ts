import type { Document } from '../../openapi/document.ts';
import { createSpec } from '../../openapi/spec.ts';
import type { Handlers } from './fake-live-target.ts';
import { thingsHandlers } from './things-document.ts';

/** Why a server refuses a body that keeps to its document. */
export type Refuse = (body: Record<string, unknown>, id?: string) => [number, unknown?] | undefined;

/** A server of things that keeps to its document, and refuses what it is sent for a reason that is not in it. */
export function pickyThings(
  document: Document,
  refuse: Refuse,
  store = new Map<string, Record<string, unknown>>(),
): Handlers {
  const handlers = thingsHandlers(store);
  const { validators } = createSpec('things.yaml', document);
  const guard = (key: string, path: string, method: string): Handlers[string] => {
    const pointer = `#/paths/${path}/${method}/requestBody/content/application~1json/schema`;
    const validate = validators.json(pointer, 'request');
    return (call) => {
      if (method === 'put' && !store.has(call.id)) return [404];
      if (validate(call.body)) return [400];
      return refuse(call.body as Record<string, unknown>, call.id) ?? handlers[key]?.(call) ?? [500];
    };
  };
  return {
    ...handlers,
    'POST /things': guard('POST /things', '~1things', 'post'),
    'PUT /things/{id}': guard('PUT /things/{id}', '~1things~1{id}', 'put'),
  };
}
