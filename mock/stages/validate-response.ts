import type { HttpResponse } from '../../contracts/spec/message.ts';
import { headerOf, mediaTypeOf } from '../../contracts/spec/message.ts';
import { type Operation, responseFor, type Spec } from '../../contracts/spec/spec.ts';
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
  const documented = responseFor(operation, reply.status);
  if (!documented) throw broken(operation, `${operation.pointer}/responses has no ${reply.status}`);

  for (const rule of spec.validators.headersOf(documented)) {
    const value = headerOf(response.headers, rule.name);
    if (value === undefined && rule.required) throw broken(operation, `${rule.pointer} is missing`);
    const violation = value === undefined ? undefined : rule.validate(value);
    if (violation) throw broken(operation, `${rule.pointer} ${violation.message}`);
  }

  if (reply.body === undefined) {
    if (documented.value.content) throw broken(operation, `${documented.pointer} wants a body`);
    return;
  }
  const mediaType = mediaTypeOf(response.headers) ?? '';
  const validate = spec.validators.bodyOf(documented, mediaType);
  if (!validate) throw broken(operation, `${documented.pointer}/content has no ${mediaType}`);
  const violation = validate(reply.body);
  if (violation)
    throw broken(operation, `body${violation.pointer} ${violation.message} (${violation.schemaPointer})`);
}

function broken(operation: Operation, why: string): Problem {
  return new Problem('broken-response', `${operation.id} ${operation.method} ${operation.path}: ${why}`);
}
