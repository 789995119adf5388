import type { HttpRequest } from '../../http/message.ts';
import type { InputViolation } from '../input-violation.ts';
import type { Operation, Spec } from '../spec.ts';
import { type ParsedBody, parseBody } from './parse-body.ts';
import { type ParameterValues, parseParameters } from './parse-parameters.ts';

/** What a request says to an operation. */
export interface ParsedRequest extends ParameterValues {
  /** JSON; text, where the media type is neither JSON nor a form. */
  body: unknown;
  /** Where the request breaks the document; none, when it keeps to it. */
  faults: InputViolation[];
}

/**
 * Reads a request by its operation's document, and says where it breaks it. `pathValues` is what the router found.
 * Only a multipart body has to be waited for.
 */
export function parseRequest(
  spec: Spec,
  operation: Operation,
  request: HttpRequest,
  pathValues: Readonly<Record<string, unknown>>,
): ParsedRequest | Promise<ParsedRequest> {
  const parameters = parseParameters(spec, operation, request, pathValues);
  const reading = parseBody(spec, operation, request);
  const both = ({ body, faults }: ParsedBody): ParsedRequest => {
    return { ...parameters, body, faults: [...parameters.faults, ...faults] };
  };
  return reading instanceof Promise ? reading.then(both) : both(reading);
}
