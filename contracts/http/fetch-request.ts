import type { HttpRequest } from './message.ts';

/** A request of the Fetch standard as a plain record, with the body that was read of it. */
export function fromFetchRequest(request: Request, body: Buffer): HttpRequest {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    path: pathname,
    query: search.slice(1),
    headers: Object.fromEntries(request.headers),
    body,
  };
}
