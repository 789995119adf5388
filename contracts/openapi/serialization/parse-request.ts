import type { HttpRequest } from '../../http/message.ts';
import type { InputViolation } from '../input-violation.ts';
import type { Operation, Spec } from '../spec.ts';
import { type ParsedBody, parseBody } from './parse-body.ts';
import { type ParameterValues, parseParameters } from './parse-parameters.ts';

/** The parameters and the body of a request. */
export interface ParsedRequest extends ParameterValues {
  /** JSON; a string where the media type is neither JSON nor a form. */
  body: unknown;
  /** How the request violates the document; empty for a valid request. */
  violations: InputViolation[];
}

/**
 * Parses and validates a request. `pathValues` are the path parameters, as the router matched them. Asynchronous only
 * for multipart bodies.
 */
export function parseRequest(
  spec: Spec,
  operation: Operation,
  request: HttpRequest,
  pathValues: Readonly<Record<string, unknown>>,
): ParsedRequest | Promise<ParsedRequest> {
  const parameters = parseParameters(spec, operation, request, pathValues);
  const parsed = parseBody(spec, operation, request);
  const withParameters = ({ body, violations }: ParsedBody): ParsedRequest => {
    return { ...parameters, body, violations: [...parameters.violations, ...violations] };
  };
  return parsed instanceof Promise ? parsed.then(withParameters) : withParameters(parsed);
}
