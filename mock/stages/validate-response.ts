import { type HttpResponse, headerOf, mediaTypeOf } from '../../contracts/http/message.ts';
import type { Located, ResponseObject } from '../../contracts/openapi/document.ts';
import { type Operation, responseFor, type Spec } from '../../contracts/openapi/spec.ts';
import type { Reply } from '../core/operation.ts';
import { Problem } from '../core/problem.ts';

/**
 * Refuses to let a response out that breaks the document. What comes from outside the document (an unknown
 * path, a version that the vendor does not speak) is not judged here.
 */
export function validateResponse(
  spec: Spec,
  operation: Operation,
  reply: Reply,
  response: HttpResponse,
): void {
  // Where no answer is documented, there is nothing to break.
  if (operation.responses.size === 0) return;
  const documented = responseFor(operation, reply.status);
  const why = documented
    ? (brokenHeader(spec, documented, response) ?? brokenBody(spec, documented, reply, response))
    : `${operation.pointer}/responses has no ${reply.status}`;
  if (why === undefined) return;
  throw new Problem('broken-response', `${operation.id} ${operation.method} ${operation.path}: ${why}`);
}

function brokenHeader(
  spec: Spec,
  documented: Located<ResponseObject>,
  { headers }: HttpResponse,
): string | undefined {
  for (const { name, required, pointer, validate } of spec.validators.headersOf(documented)) {
    // Spelt as documented, most of the time: no need to search then.
    const own = headers[name];
    const value = typeof own === 'string' ? own : headerOf(headers, name);
    if (value === undefined && required) return `${pointer} is missing`;
    const violation = value === undefined ? undefined : validate(value);
    if (violation) return `${pointer} ${violation.message}`;
  }
  return undefined;
}

/** How a reply's body breaks what the document has for its status; `undefined` where it holds. */
export function brokenBody(
  spec: Spec,
  documented: Located<ResponseObject>,
  { body }: Reply,
  { headers }: Pick<HttpResponse, 'headers'>,
): string | undefined {
  if (body === undefined) return documented.value.content && `${documented.pointer} wants a body`;
  const type = headers['Content-Type'];
  const mediaType = type === 'application/json' ? type : (mediaTypeOf(headers) ?? '');
  const validate = spec.validators.bodyOf(documented, mediaType);
  if (!validate) {
    if (documented.value.content && mediaType in documented.value.content) return undefined;
    return `${documented.pointer}/content has no ${mediaType}`;
  }
  const violation = validate(body);
  return violation && `body${violation.pointer} ${violation.message} (${violation.schemaPointer})`;
}
