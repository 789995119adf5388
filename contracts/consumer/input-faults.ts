import type { AnsweredCall } from '../../mock/mock.ts';
import type { InputFault } from '../spec/input-fault.ts';
import type { Operation, Spec } from '../spec/spec.ts';
import { readRequest } from '../spec/wire/read-request.ts';

/** Every way in which a request breaks what the document says of its operation's input. */
export async function inputFaults(
  spec: Spec,
  operation: Operation,
  { path, request }: Pick<AnsweredCall, 'path' | 'request'>,
): Promise<InputFault[]> {
  // The mock may have read what stood in the path: here it is read again.
  const texts = Object.entries(path).map(([name, value]) => [name, isPlain(value) ? String(value) : value]);
  const { faults } = await readRequest(spec, operation, request, Object.fromEntries(texts));
  return faults;
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value !== 'object';
}
