import { type HttpRequest, noBody } from '../message.ts';
import type { Operation, Spec } from '../spec.ts';
import { writeBody } from './write-body.ts';
import { type ParameterInput, writeParameters } from './write-parameters.ts';

/** What to call an operation with: values, not texts. */
export interface RequestInput extends ParameterInput {
  /** A Buffer is sent as it is. */
  body?: unknown;
  /** One of the operation's media types; JSON if it has that, else its first, when not given. */
  mediaType?: string;
}

/** Writes the request that calls an operation as its document wants it, below a base path. */
export function writeRequest(
  spec: Pick<Spec, 'document'>,
  operation: Operation,
  input: RequestInput,
  basePath: string,
): HttpRequest {
  const { path, query, headers } = writeParameters(spec.document, operation, input);
  const request = { method: operation.method, path: `${basePath}${path}`, query, headers, body: noBody };
  if (input.body === undefined) return request;
  const { contentType, body } = writeBody(spec.document, operation.requestBody, input.body, input.mediaType);
  return { ...request, headers: { 'content-type': contentType, ...headers }, body };
}
