import { isJson } from '../../spec/media-type.ts';
import type { HttpRequest, HttpResponse } from '../../spec/message.ts';
import { mediaTypeOf } from '../../spec/message.ts';
import { sampleCredentials, securityOf } from '../../spec/security.ts';
import type { Operation, Spec } from '../../spec/spec.ts';
import { standardRequestHeaders } from '../check/standard-headers.ts';

const form = 'application/x-www-form-urlencoded';

/**
 * A request that may be written down: samples of the document stand where secret values and credentials stood. Headers
 * that HTTP itself brings are left out.
 */
export function harmlessRequest(spec: Spec, operation: Operation, request: HttpRequest): HttpRequest {
  const { redactor } = spec;
  const hidden = redactor.headers(request.headers);
  const kept = Object.keys(request.headers).filter((name) => {
    if (hidden[name] !== request.headers[name]) return false;
    // A client may send it out of habit.
    if (name === 'content-type') return request.body.length > 0;
    if (name === 'accept') return request.headers.accept !== '*/*';
    return !standardRequestHeaders.has(name);
  });
  const headers = Object.fromEntries(kept.map((name) => [name, request.headers[name]]));
  const bare = {
    ...request,
    headers,
    query: redactor.query(request.query),
    body: harmlessBody(spec, request),
  };
  return sampleCredentials(securityOf(spec, operation), bare);
}

/** A body that may be written down; nothing, where it cannot be looked into. */
export function harmlessBody(
  { redactor }: Spec,
  message: Pick<HttpResponse, 'body'> & Pick<HttpRequest, 'headers'>,
): Buffer {
  const mediaType = mediaTypeOf(message.headers) ?? '';
  const text = message.body.toString();
  if (text === '') return Buffer.alloc(0);
  if (isJson(mediaType)) return Buffer.from(isParsable(text) ? redactor.sample(text) : '');
  if (mediaType === form) return Buffer.from(harmlessForm(redactor, text));
  return Buffer.from(mediaType === 'text/plain' ? text : '');
}

function harmlessForm(redactor: Spec['redactor'], text: string): string {
  const fields = Object.fromEntries(new URLSearchParams(text));
  return new URLSearchParams(JSON.parse(redactor.sample(JSON.stringify(fields)))).toString();
}

function isParsable(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
