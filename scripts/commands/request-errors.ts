import { inputViolations } from '../../contracts/consumer/input-violations.ts';
import { expectedText, messageAt, pointerOf } from '../../contracts/openapi/input-violation.ts';
import { locationText } from '../../contracts/reporters/failure-lines.ts';
import type { LoggedCall } from '../../mock/mock.ts';
import type { CreatedMock } from './create-mock.ts';

/** One violation of a request, without its value. */
export interface RequestError {
  /** JSON pointer into the request: `/body/name`. */
  pointer: string;
  message: string;
  /** The violated rule: `maxLength: 5`. */
  expected?: string;
  /** Where the document has it: `pets.yaml:12:5`; a JSON pointer where the document has no file. */
  spec: string;
}

/** How a call violates the document that its mock was made of. */
export async function requestErrors(
  call: LoggedCall,
  { mock, locate }: CreatedMock,
): Promise<RequestError[]> {
  const violations = call.operation ? await inputViolations(mock.spec, call.operation, call) : [];
  if (violations.length === 0) return [];
  const locationOf = await locate();
  return violations.map((violation) => {
    const expected = expectedText(mock.spec.document, violation);
    const location = locationOf(violation.schemaPointer);
    return {
      pointer: pointerOf(violation),
      message: messageAt(violation),
      ...(expected !== undefined && { expected }),
      spec: location ? locationText(location) : violation.schemaPointer,
    };
  });
}
