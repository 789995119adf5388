import type { HttpRequest } from '../../http/message.ts';
import type { InputViolation } from '../input-violation.ts';
import type { Operation, Spec } from '../spec.ts';
import { bodyViolations } from './parse-body.ts';
import { parameterViolations } from './parse-parameters.ts';
import type { ParsedRequest } from './parse-request.ts';

/** Of a larger request only the first violation of each part is found: a long list can have one in each item. */
const maxBytes = 2 ** 16;

/** Violations before any schema: there is nothing else to find. */
const isFinal = new Set(['missing', 'unreadable', 'not JSON', 'media type']);

/**
 * All violations of a request that was parsed. Parsing finds the first of each parameter and of the body, which is enough to
 * refuse it.
 */
export function allViolations(
  spec: Spec,
  operation: Operation,
  request: HttpRequest,
  { body, violations }: Pick<ParsedRequest, 'body' | 'violations'>,
): InputViolation[] {
  if (request.body.length + request.query.length > maxBytes) return violations;
  return violations.flatMap((first) => {
    if (isFinal.has(first.rule)) return [first];
    const all =
      first.in === 'body'
        ? bodyViolations(spec, operation, request, body)
        : parameterViolations(spec, operation, first);
    return all.length > 0 ? all : [first];
  });
}
