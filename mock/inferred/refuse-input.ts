import type { HttpRequest } from '../../contracts/http/message.ts';
import {
  expectedText,
  type InputViolation,
  messageAt,
  pointerOf,
} from '../../contracts/openapi/input-violation.ts';
import type { Operation, Spec } from '../../contracts/openapi/spec.ts';
import type { Reply } from '../core/operation.ts';
import { Problem, type ProblemPart } from '../core/problem.ts';
import { refusal } from './refuse.ts';

/** The answer to invalid input: the document's, else a Problem with all violations. */
export function refuseInput(
  spec: Spec,
  operation: Operation,
  violations: readonly InputViolation[],
): Promise<Reply> {
  const errors = violations.map((one) => partOf(spec, one));
  const detail = errors.map(({ detail }) => detail).join('; ');
  if (violations.some(({ rule }) => rule === 'media type')) {
    const problem = new Problem('unsupported-media-type', detail, { errors });
    return refusal(spec, operation, [415, 422, 400], problem);
  }
  return refusal(spec, operation, [400, 422], new Problem('invalid-request', detail, { errors }));
}

/** The answer to a body that cannot be unpacked: the document's, else the Problem. */
export function refuseCoding(spec: Spec, operation: Operation, problem: Problem): Promise<Reply> {
  const statuses = problem.status === 415 ? [415] : [400, 422];
  return refusal(spec, operation, statuses, problem, { headers: problem.details.headers ?? {} });
}

/** Throws the Problem of a call that the document has no operation for: no such path, or not that method there. */
export function refuseCall({ method, path }: HttpRequest, name: string, allowed: readonly string[]): never {
  if (allowed.length === 0) throw new Problem('no-such-path', `${name} has no path ${path}`);
  const allow = allowed.join(', ');
  throw new Problem('no-such-method', `${path} has no ${method}; it has ${allow}`, {
    headers: { Allow: allow },
  });
}

function partOf({ document }: Spec, violation: InputViolation): ProblemPart {
  const expected = expectedText(document, violation);
  return {
    detail: `${pointerOf(violation)} ${messageAt(violation)}`,
    pointer: pointerOf(violation),
    documented: violation.schemaPointer,
    ...(expected !== undefined && { expected }),
  };
}
