import { createRouter, type RouteMatch, type Router } from '../../contracts/openapi/router.ts';
import type { Api } from '../core/api.ts';
import type { RequestStage } from '../core/exchange.ts';

/** Finds the operation, or answers as the vendor does where there is none. */
export function route(api: Api<unknown>): RequestStage {
  const operations = [...api.spec.operations.values()];
  const router = createRouter(operations);
  const methods = [...new Set([...usualMethods, ...operations.map(({ method }) => method)])];
  return (exchange) => {
    const { request } = exchange;
    const entry = api.enter(request);
    if ('status' in entry) return entry;
    const match =
      router(request.method, entry.segments) ?? getForHead(router, request.method, entry.segments);
    if (!match)
      return api.notFound(
        request,
        methods.filter((method) => router(method, entry.segments)),
        exchange,
      );
    if (entry.refusal) return entry.refusal;
    exchange.operation = match.operation;
    exchange.path = match.path;
    return undefined;
  };
}

// HEAD is GET without the body (RFC 9110, section 9.3.2), also where the document does not say so.
function getForHead(router: Router, method: string, segments: readonly string[]): RouteMatch | undefined {
  return method === 'HEAD' ? router('GET', segments) : undefined;
}

/** In the order in which they are listed as allowed; others follow. */
const usualMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
