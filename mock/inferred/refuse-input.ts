import type { HttpRequest } from '../../contracts/http/message.ts';
import type { InputViolation } from '../../contracts/openapi/input-violation.ts';
import type { Operation, Spec } from '../../contracts/openapi/spec.ts';
import type { Reply } from '../core/operation.ts';
import { Problem, type ProblemPart } from '../core/problem.ts';
import { refusal } from './refuse.ts';

/** What is answered to input that breaks the document: what the document has for it, else a Problem with all faults. */
export function refuseInput(
  spec: Spec,
  operation: Operation,
  faults: readonly InputViolation[],
): Promise<Reply> {
  const errors = faults.map((fault) => partOf(operation, fault));
  const detail = errors.map(({ detail }) => detail).join('; ');
  if (faults.some(({ rule }) => rule === 'media type')) {
    const problem = new Problem('unsupported-media-type', detail, { errors });
    return refusal(spec, operation, [415, 422, 400], problem);
  }
  return refusal(spec, operation, [400, 422], new Problem('invalid-request', detail, { errors }));
}

/** What is answered where the document has no operation: no such path, or not that method there. */
export function refuseCall({ method, path }: HttpRequest, name: string, allowed: readonly string[]): never {
  if (allowed.length === 0) throw new Problem('no-such-path', `${name} has no path ${path}`);
  const allow = allowed.join(', ');
  throw new Problem('no-such-method', `${path} has no ${method}; it has ${allow}`, {
    headers: { Allow: allow },
  });
}

function partOf({ pointer, parameters, requestBody }: Operation, fault: InputViolation): ProblemPart {
  const where = fault.in === 'body' ? `/body${fault.at}` : `/${fault.in}/${fault.at}`;
  const parameter = parameters.find(({ value }) => value.in === fault.in && value.name === fault.at);
  const documented = fault.in === 'body' ? requestBody?.pointer : parameter?.pointer;
  return { detail: `${where} ${fault.message}`, pointer: where, documented: documented ?? pointer };
}
