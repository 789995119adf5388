import { tryParseJson } from '../../http/json.ts';
import { isJson } from '../../http/media-type.ts';
import type { HttpRequest, HttpResponse } from '../../http/message.ts';
import { mediaTypeOf } from '../../http/message.ts';
import {
  addSampleCredentials,
  checkCredentials,
  type SecurityRequirement,
  securityRequirements,
} from '../../openapi/security.ts';
import type { Operation, Spec } from '../../openapi/spec.ts';
import { standardRequestHeaders } from '../../traffic/standard-headers.ts';

const form = 'application/x-www-form-urlencoded';

/**
 * A request that may be written to a file, with samples of the document for secret values and credentials, and without
 * the standard headers of HTTP. A request that was refused with 401 gets no credentials.
 */
export function redactedRequest(
  spec: Spec,
  operation: Operation,
  request: HttpRequest,
  { isUnauthenticated = false } = {},
): HttpRequest {
  const { redactor } = spec;
  const hidden = redactor.headers(request.headers);
  const names = Object.keys(request.headers).filter((name) => {
    if (hidden[name] !== request.headers[name]) return false;
    // A client may send it out of habit.
    if (name === 'content-type') return request.body.length > 0;
    if (name === 'accept') return request.headers.accept !== '*/*';
    return !standardRequestHeaders.has(name);
  });
  const headers = Object.fromEntries(names.map((name) => [name, request.headers[name]]));
  const bare = {
    ...request,
    headers,
    query: redactor.query(request.query),
    body: redactedBody(spec, request),
  };
  return isUnauthenticated
    ? bare
    : addSampleCredentials(usedRequirements(request, securityRequirements(spec, operation)), bare);
}

/** The security requirements whose credentials a request has; all of them, where it has none. */
function usedRequirements(
  request: HttpRequest,
  requirements: readonly SecurityRequirement[],
): readonly SecurityRequirement[] {
  const shown = requirements.filter((one) => one.length > 0 && !checkCredentials([one], request));
  return shown.length > 0 ? shown : requirements;
}

/** A body that may be written to a file; empty where it cannot be redacted. */
export function redactedBody(
  { redactor }: Spec,
  message: Pick<HttpResponse, 'body'> & Pick<HttpRequest, 'headers'>,
): Buffer {
  const mediaType = mediaTypeOf(message.headers) ?? '';
  const text = message.body.toString();
  if (text === '') return Buffer.alloc(0);
  if (isJson(mediaType)) return Buffer.from(tryParseJson(text) === undefined ? '' : redactor.sample(text));
  if (mediaType === form) return Buffer.from(harmlessForm(redactor, text));
  return Buffer.from(mediaType === 'text/plain' ? text : '');
}

function harmlessForm(redactor: Spec['redactor'], text: string): string {
  const fields = Object.fromEntries(new URLSearchParams(text));
  return new URLSearchParams(JSON.parse(redactor.sample(JSON.stringify(fields)))).toString();
}
