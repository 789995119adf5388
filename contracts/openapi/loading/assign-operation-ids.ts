import { escapeStep } from '../../http/json-pointer.ts';
import { type Document, type OperationObject, type PathItem, resolve } from '../document.ts';
import { operationEntries } from '../path-item-operations.ts';
import type { SpecIssue } from './spec-issue.ts';

/**
 * Fills in, in place, what every operation needs, and reports what was missing: an operation without an id, or with the
 * id of another one, is named after its method and path.
 */
export function assignOperationIds(document: Document): SpecIssue[] {
  const issues: SpecIssue[] = [];
  const ids = new Set<string>();
  for (const [path, item] of Object.entries(document.paths)) {
    document.paths[path] = resolvePathItem(document, item);
    for (const { method, operation, pointer } of operationEntries(document.paths[path])) {
      operation.responses ??= {};
      const issue = assignId(operation, `${method} ${path}`, ids);
      if (issue) issues.push({ pointer: `#/paths/${escapeStep(path)}${pointer}`, ...issue });
    }
  }
  return issues;
}

function assignId(
  operation: OperationObject,
  fallback: string,
  ids: Set<string>,
): Pick<SpecIssue, 'rule' | 'message'> | undefined {
  const given: unknown = operation.operationId;
  const isName = typeof given === 'string' && given !== '';
  if (isName && !ids.has(given)) {
    ids.add(given);
    return undefined;
  }
  ids.add(fallback);
  operation.operationId = fallback;
  return isName
    ? {
        rule: 'operation-operationId-unique',
        message: `the operationId ${given} is used twice: "${fallback}" is used instead`,
      }
    : { rule: 'operation-operationId', message: `operationId is missing: "${fallback}" is used instead` };
}

// Two paths may refer to the same item, and still are different operations.
function resolvePathItem(document: Document, item: PathItem): PathItem {
  if (typeof item.$ref !== 'string') return item;
  const { $ref, ...own } = item as PathItem & { $ref: string };
  try {
    return { ...structuredClone(resolve<PathItem>(document, { $ref }, '').value), ...own };
  } catch {
    return item;
  }
}
