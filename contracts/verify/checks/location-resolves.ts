import { headerOf } from '../../http/message.ts';
import { decode } from '../../http/percent-encoding.ts';
import { createRouter, type Router } from '../../openapi/router.ts';
import type { Spec } from '../../openapi/spec.ts';
import type { Check } from './check.ts';

export const locationResolves: Check = {
  id: 'location-resolves',
  title: 'the Location of a created resource is a documented path that can be read',
  severity: 'medium',
  intents: ['valid', 'valid input'],
  inspect({ spec, operation, request, response }) {
    const location = headerOf(response.headers, 'location');
    if (response.status !== 201 || location === undefined || !isReadBelow(spec, operation.path)) return [];
    const base = `http://localhost${request.path}`;
    const isUrl = URL.canParse(location, base);
    if (isUrl && leadsSomewhere(spec, new URL(location, base).pathname)) return [];
    const expected = 'the path of a documented GET';
    const actual = JSON.stringify(location);
    return [{ pointer: '/headers/Location', expected, actual, documented: operation.pointer }];
  },
};

/** Whether a document has a way to read what a creation adds to a collection. */
function isReadBelow({ operations }: Spec, path: string): boolean {
  const shape = (one: string) => one.replaceAll(/\{[^{}]*\}/g, '{}');
  return [...operations.values()].some(
    (one) => one.method === 'GET' && shape(one.path) === `${shape(path)}/{}`,
  );
}

const routers = new WeakMap<Spec, Router>();

/** What stands before the document's own path is the server's. */
function leadsSomewhere(spec: Spec, path: string): boolean {
  const router = routers.get(spec) ?? createRouter(spec.operations.values());
  routers.set(spec, router);
  const segments = path.split('/').slice(1).map(decode);
  return segments.some((_, start) => router('GET', segments.slice(start)) !== undefined);
}
