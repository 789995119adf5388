import { type Document, type OperationObject, type PathItem, resolve } from '../document.ts';
import { operationsOf } from './affected-operations.ts';
import type { SpecIssue } from './spec-issue.ts';
import { type At, pointerOf } from './walk-document.ts';

/**
 * Mends, in place, what a document leaves out and nobody can do without, and says what that was: operations without an
 * id, or with another one's, are called by method and path.
 */
export function repairDocument(document: Document): SpecIssue[] {
  const faults: SpecIssue[] = [];
  const ids = new Set<string>();
  for (const [path, item] of Object.entries(document.paths)) {
    document.paths[path] = standing(document, item);
    for (const [method, operation] of operationsOf(document.paths[path])) {
      operation.responses ??= {};
      const fault = name(operation, `${method.toUpperCase()} ${path}`, ids);
      const at: At = { step: method, up: { step: path, up: { step: 'paths', up: undefined } } };
      if (fault) faults.push({ pointer: pointerOf(at), ...fault });
    }
  }
  return faults;
}

function name(
  operation: OperationObject,
  stable: string,
  ids: Set<string>,
): { rule: string; message: string } | undefined {
  const given: unknown = operation.operationId;
  const isName = typeof given === 'string' && given !== '';
  if (isName && !ids.has(given)) {
    ids.add(given);
    return undefined;
  }
  ids.add(stable);
  operation.operationId = stable;
  return isName
    ? {
        rule: 'operation-operationId-unique',
        message: `another operation is called ${given}: this one is called "${stable}" here`,
      }
    : {
        rule: 'operation-operationId',
        message: `there is no operationId: this one is called "${stable}" here`,
      };
}

// Two paths may refer to one item, and still are two operations.
function standing(document: Document, item: PathItem): PathItem {
  if (typeof item.$ref !== 'string') return item;
  const { $ref, ...own } = item as PathItem & { $ref: string };
  try {
    return { ...structuredClone(resolve<PathItem>(document, { $ref }, '').value), ...own };
  } catch {
    return item;
  }
}
