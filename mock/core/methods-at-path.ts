import type { HttpRequest } from '../../contracts/http/message.ts';
import { createRouter, type Router } from '../../contracts/openapi/router.ts';
import type { Api } from './api.ts';
import { Problem } from './problem.ts';

/** The methods that an API answers at the path of a request, whatever its own method is; none where it has no such path. */
export function methodsAt(api: Api<unknown>): (request: HttpRequest) => string[] {
  const { operations, disabled } = api.spec;
  const all = new Set(['GET', 'HEAD', ...[...operations.values(), ...disabled].map(({ method }) => method)]);
  // Few mocks are ever asked, and it takes time with a big document.
  let router: Router | undefined;
  return (request) => {
    router ??= createRouter(operations.values());
    const known = router;
    return [...all].filter((method) => isAnswered(api, known, { ...request, method }));
  };
}

function isAnswered(api: Api<unknown>, router: Router, request: HttpRequest): boolean {
  try {
    const entry = api.enter(request);
    if ('status' in entry) return true;
    const { method } = request;
    return [method, ...(method === 'HEAD' ? ['GET'] : [])].some((one) => router(one, entry.segments));
  } catch (error) {
    // A disabled operation is answered, too: with the reason.
    if (error instanceof Problem) return true;
    throw error;
  }
}
