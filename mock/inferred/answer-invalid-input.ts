import { parsePointer } from '../../contracts/http/json-pointer.ts';
import { type HttpRequest, headerOf } from '../../contracts/http/message.ts';
import {
  expectedText,
  type InputViolation,
  messageAt,
  pointerOf,
} from '../../contracts/openapi/input-violation.ts';
import type { Operation, Spec } from '../../contracts/openapi/spec.ts';
import type { Reply } from '../core/operation-types.ts';
import { type PrismViolation, Problem, type ProblemPart } from '../core/problem.ts';
import { requireExample } from './answer-without-state.ts';
import { refusal, refusalStatus } from './document-refusal.ts';
import { preferenceOf } from './prefer-header.ts';

/**
 * The answer to invalid input: the document's, else a Problem with all violations. It is the example that the caller prefers,
 * where that is one of this answer. Throws a Problem `no-such-answer` where the caller prefers one that is not there.
 */
export function answerInvalidInput(
  spec: Spec,
  operation: Operation,
  violations: readonly InputViolation[],
  request: HttpRequest,
): Promise<Reply> {
  const errors = violations.map((one) => partOf(spec, one));
  const detail = errors.map(({ detail }) => detail).join('; ');
  const isMediaType = violations.some(({ rule }) => rule === 'media type');
  const statuses = isMediaType ? [415, 422, 400] : [422, 400];
  const validation = violations.map(prismViolation);
  const code = isMediaType ? 'unsupported-media-type' : 'invalid-request';
  const problem = new Problem(code, detail, { errors, validation });
  const accept = headerOf(request.headers, 'accept');
  const { code: status, example } = preferenceOf(request) ?? {};
  if (example !== undefined && status !== undefined && status === refusalStatus(operation, statuses))
    requireExample(operation, status, example, accept);
  return refusal(spec, operation, statuses, problem, { accept, example });
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

function prismViolation(violation: InputViolation): PrismViolation {
  const { in: part, rule, property: _, ...rest } = violation;
  // A parameter that is missing is a missing member of its part.
  const whole = rule === 'missing' ? `/${part}` : pointerOf({ ...rest, in: part, rule });
  const message = `${pointerOf(violation)} ${messageAt(violation)}`;
  const code = rule === 'missing' ? 'required' : rule;
  return { location: parsePointer(whole), severity: 'Error', code, message };
}
