import type { InputFault } from '../input-fault.ts';
import type { HttpRequest } from '../message.ts';
import type { Operation, Spec } from '../spec.ts';
import { type BodyReading, readBody } from './read-body.ts';
import { type ParameterValues, readParameters } from './read-parameters.ts';

/** What a request says to an operation. */
export interface RequestReading extends ParameterValues {
  /** JSON; text, where the media type is neither JSON nor a form. */
  body: unknown;
  /** Where the request breaks the document; none, when it keeps to it. */
  faults: InputFault[];
}

/**
 * Reads a request by its operation's document, and says where it breaks it. `pathValues` is what the router found.
 * Only a multipart body has to be waited for.
 */
export function readRequest(
  spec: Spec,
  operation: Operation,
  request: HttpRequest,
  pathValues: Readonly<Record<string, unknown>>,
): RequestReading | Promise<RequestReading> {
  const parameters = readParameters(spec, operation, request, pathValues);
  const reading = readBody(spec, operation, request);
  const both = ({ body, faults }: BodyReading): RequestReading => {
    return { ...parameters, body, faults: [...parameters.faults, ...faults] };
  };
  return reading instanceof Promise ? reading.then(both) : both(reading);
}
