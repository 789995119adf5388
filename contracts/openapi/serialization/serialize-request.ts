import { type HttpRequest, noBody } from '../../http/message.ts';
import type { Operation, Spec } from '../spec.ts';
import { serializeBody } from './serialize-body.ts';
import { type ParameterInput, serializeParameters } from './serialize-parameters.ts';

/** The parameters and the body to call an operation with, as values. */
export interface RequestInput extends ParameterInput {
  /** A Buffer is sent as it is. */
  body?: unknown;
  /** One of the operation's media types; by default JSON if it has that, else its first one. */
  mediaType?: string;
}

/** Serializes the request that calls an operation, below a base path. */
export function serializeRequest(
  spec: Pick<Spec, 'document'>,
  operation: Operation,
  input: RequestInput,
  basePath: string,
): HttpRequest {
  const { path, query, headers } = serializeParameters(spec.document, operation, input);
  const request = { method: operation.method, path: `${basePath}${path}`, query, headers, body: noBody };
  if (input.body === undefined) return request;
  const { contentType, body } = serializeBody(
    spec.document,
    operation.requestBody,
    input.body,
    input.mediaType,
  );
  return { ...request, headers: { 'content-type': contentType, ...headers }, body };
}
