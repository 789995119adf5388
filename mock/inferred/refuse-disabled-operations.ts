import type { HttpRequest } from '../../contracts/http/message.ts';
import { createRouter } from '../../contracts/openapi/router.ts';
import type { DisabledOperation, Operation, Spec } from '../../contracts/openapi/spec.ts';
import type { Entry } from '../core/api.ts';
import { Problem } from '../core/problem.ts';

/** Enters a document's paths, and throws a Problem `operation-off` for a call of a disabled operation. */
export function refuseDisabledOperations(
  { operations, disabled }: Spec,
  enter: (request: HttpRequest) => Entry,
): (request: HttpRequest) => Entry {
  if (disabled.length === 0) return enter;
  const why = new Map(disabled.map((one) => [one.id, one.reason]));
  const router = createRouter([...operations.values(), ...disabled.map(asOperation)]);
  return (request) => {
    const entry = enter(request);
    const { id = '' } = router(request.method, entry.segments)?.operation ?? {};
    if (why.has(id)) throw new Problem('operation-off', `${id} is disabled: ${why.get(id)}`);
    return entry;
  };
}

// Only its method and path are known.
function asOperation({ id, method, path, pointer }: DisabledOperation): Operation {
  const nothing = { summary: '', parameters: [], secured: false, requestBody: undefined };
  return { id, method, path, pointer, ...nothing, responses: new Map() };
}
