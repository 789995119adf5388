import type { HttpRequest } from '../../http/message.ts';
import type { Document } from '../../openapi/document.ts';
import { type RequestInput, serializeRequest } from '../../openapi/serialization/serialize-request.ts';
import type { Operation } from '../../openapi/spec.ts';
import type { Authorize } from './connection-types.ts';

/** What to call an operation with: values, which are written as its document wants them. */
export interface CallInput extends Pick<RequestInput, 'path' | 'query' | 'cookie' | 'body' | 'mediaType'> {
  headers?: Record<string, unknown>;
  /** Instead of the operation's own. */
  method?: string;
  /** Instead of the connection's own credentials. */
  authorize?: Authorize;
}

/** The request that calls an operation, below the target's base path. */
export function toRequest(
  document: Document,
  operation: Operation,
  { headers = {}, method = operation.method, ...input }: CallInput,
  basePath: string,
): HttpRequest {
  return { ...serializeRequest({ document }, operation, { ...input, header: headers }, basePath), method };
}

/** The parameters that a call is given, besides those of its path: `query.limit`. */
export function givenIn({ query, headers, cookie }: CallInput): string[] {
  const groups = { query, header: headers, cookie };
  return Object.entries(groups).flatMap(([place, group = {}]) =>
    Object.keys(group).flatMap((name) => (group[name] === undefined ? [] : [`${place}.${name}`])),
  );
}
