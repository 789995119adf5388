import { type HttpResponse, headerOf } from '../../contracts/http/message.ts';
import type { Located, ResponseObject } from '../../contracts/openapi/document.ts';
import { responseFor, type Spec } from '../../contracts/openapi/spec.ts';
import { bodyViolation } from '../core/body-violation.ts';
import type { ResponseStage } from '../core/exchange.ts';
import { Problem } from '../core/problem.ts';

/**
 * Throws a Problem `broken-response` where a response violates the document. What comes from outside the document (an
 * unknown path, a version that the vendor does not speak) is not validated, nor is a fault marked as undocumented.
 */
export function validateResponse(spec: Spec): ResponseStage {
  return ({ operation, fault }, { reply, response }) => {
    // Where no response is documented, there is nothing to violate.
    if (!operation || fault?.undocumented || operation.responses.size === 0) return;
    const documented = responseFor(operation, reply.status);
    const violation = documented
      ? (headerViolation(spec, documented, response) ?? bodyViolation(spec, documented, reply, response))
      : `${operation.pointer}/responses has no ${reply.status}`;
    if (violation === undefined) return;
    throw new Problem(
      'broken-response',
      `${operation.id} ${operation.method} ${operation.path}: ${violation}`,
    );
  };
}

function headerViolation(
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
