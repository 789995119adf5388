import { reply } from '../../mock/core/operation.ts';
import type { AnsweredCall } from '../../mock/mock.ts';
import { readInput } from '../../mock/stages/read-input.ts';
import type { InputFault } from '../spec/input-fault.ts';
import type { Operation, Spec } from '../spec/spec.ts';

/** Every way in which a request breaks what the document says of its operation's input. */
export function inputFaults(
  spec: Spec,
  operation: Operation,
  { path, request }: Pick<AnsweredCall, 'path' | 'request'>,
): InputFault[] {
  let found: InputFault[] = [];
  const refuseInput = (faults: InputFault[]) => {
    found = faults;
    return reply(400);
  };
  const api = { spec, refuseInput };
  const read = { path: { ...path }, query: {}, header: {}, body: undefined };
  readInput({ api, operation, request, ...read } as unknown as Parameters<typeof readInput>[0]);
  return found;
}
