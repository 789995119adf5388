import type { InputFault } from '../../spec/input-fault.ts';
import type { HttpRequest } from '../../spec/message.ts';
import { createRouter, type Router } from '../../spec/router.ts';
import type { Operation, Spec } from '../../spec/spec.ts';
import { readRequest } from '../../spec/wire/read-request.ts';

const routers = new WeakMap<Spec, Router>();

/**
 * Where a request breaks the document, as it is on the wire: there, a `null` is the text `null`. `undefined` where it is
 * none of the operation's at all.
 */
export async function faultsOf(
  spec: Spec,
  operation: Operation,
  request: HttpRequest,
  basePath: string,
): Promise<InputFault[] | undefined> {
  const router = routers.get(spec) ?? createRouter(spec.operations.values());
  routers.set(spec, router);
  const segments = decoded(request.path.slice(basePath.length));
  const match = segments && router(request.method, segments);
  if (match?.operation.id !== operation.id) return undefined;
  const { faults, query } = await readRequest(spec, operation, request, match.path);
  return [...faults, ...packedFaults(spec, operation, query)];
}

// A text that is to be JSON with a schema of its own: no validator looks into it (JSON Schema Validation, section 8.1).
function packedFaults(spec: Spec, { parameters }: Operation, query: Record<string, unknown>): InputFault[] {
  return parameters.flatMap(({ value: { schema, name, in: place }, pointer }) => {
    const text = query[name];
    if (place !== 'query' || typeof schema !== 'object' || typeof text !== 'string') return [];
    if (schema.contentSchema === undefined) return [];
    const at = `${pointer}/schema/contentSchema`;
    const fault = (rule: string, message: string, schemaPointer: string): InputFault[] => [
      { in: 'query', at: name, rule, message, schemaPointer },
    ];
    try {
      const violation = spec.validators.json(at)(JSON.parse(text));
      return violation ? fault(violation.keyword, violation.message, violation.schemaPointer) : [];
    } catch {
      return fault('not JSON', 'is not JSON', at);
    }
  });
}

function decoded(path: string): string[] | undefined {
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
