import type { AnsweredCall } from '../../mock/mock.ts';
import type { InputViolation } from '../openapi/input-violation.ts';
import { allViolations } from '../openapi/serialization/all-violations-of-request.ts';
import { parseRequest } from '../openapi/serialization/parse-request.ts';
import type { Operation, Spec } from '../openapi/spec.ts';

/** Every way in which a request breaks what the document says of its operation's input. */
export async function inputViolations(
  spec: Spec,
  operation: Operation,
  { path, request }: Pick<AnsweredCall, 'path' | 'request'>,
): Promise<InputViolation[]> {
  // The mock may have read what stood in the path: here it is read again.
  const texts = Object.entries(path).map(([name, value]) => [name, isPlain(value) ? String(value) : value]);
  const parsed = await parseRequest(spec, operation, request, Object.fromEntries(texts));
  return allViolations(spec, operation, request, parsed);
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value !== 'object';
}
