import { type HttpRequest, type HttpResponse, mediaTypeOf, noBody } from '../spec/message.ts';
import type { Operation } from '../spec/spec.ts';
import type { Authorize } from './contract.ts';

/** What to call an operation with. */
export interface CallInput {
  path?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  /** Sent as JSON; a Buffer is sent as it is. */
  body?: unknown;
  /** Instead of the operation's own. */
  method?: string;
  /** Instead of the connection's own credentials. */
  authorize?: Authorize;
}

/** The request that calls an operation, below the target's base path. */
export function toRequest(operation: Operation, input: CallInput, basePath: string): HttpRequest {
  const path = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(input.path?.[name] ?? ''),
  );
  const query = new URLSearchParams(input.query).toString();
  const method = input.method ?? operation.method;
  const body = input.body === undefined ? noBody : bytesOf(input.body);
  const type = body === noBody ? {} : { 'content-type': 'application/json' };
  const headers = { ...type, ...input.headers };
  return { method, path: `${basePath}${path}`, query, headers, body };
}

function bytesOf(body: unknown): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
}

/** A body that is JSON by its media type, parsed; `undefined` for any other, and where it is not JSON after all. */
export function jsonOf(response: HttpResponse): unknown {
  if (!/[/+]json$/.test(mediaTypeOf(response.headers) ?? '')) return undefined;
  try {
    return JSON.parse(response.body.toString());
  } catch {
    return undefined;
  }
}
