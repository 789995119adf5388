import type { HttpRequest } from '../../contracts/spec/message.ts';
import { createRouter } from '../../contracts/spec/router.ts';
import type { OffOperation, Operation, Spec } from '../../contracts/spec/spec.ts';
import type { Entry } from '../core/api.ts';
import { Problem } from '../core/problem.ts';

/** The way into a document's paths, without the operations that are off: a call of one is told why it is. */
export function withoutOff(
  { operations, off }: Spec,
  enter: (request: HttpRequest) => Entry,
): (request: HttpRequest) => Entry {
  if (off.length === 0) return enter;
  const why = new Map(off.map((one) => [one.id, one.why]));
  const router = createRouter([...operations.values(), ...off.map(asOperation)]);
  return (request) => {
    const entry = enter(request);
    const { id = '' } = router(request.method, entry.segments)?.operation ?? {};
    if (why.has(id)) throw new Problem('operation-off', `${id} is off: ${why.get(id)}`);
    return entry;
  };
}

// Nothing of it is known but where it is.
function asOperation({ id, method, path, pointer }: OffOperation): Operation {
  const nothing = { summary: '', parameters: [], secured: false, requestBody: undefined };
  return { id, method, path, pointer, ...nothing, responses: new Map() };
}
