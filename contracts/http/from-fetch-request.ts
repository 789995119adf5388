import { type HttpRequest, noBody } from './message.ts';

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

/** The same, with the body read here. The request can still be sent. */
export async function readFetchRequest(request: Request): Promise<HttpRequest> {
  // A stream that has ended without data counts as used, and cannot be cloned.
  const body = request.bodyUsed ? noBody : Buffer.from(await request.clone().arrayBuffer());
  return fromFetchRequest(request, body);
}
