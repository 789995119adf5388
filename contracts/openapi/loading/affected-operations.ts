import { type Document, find, type OperationObject } from '../document.ts';
import type { SpecIssue } from './spec-issue.ts';
import { type At, isRecord, type Kind, type Visitor, walkDocument } from './walk-document.ts';

/** An operation that cannot be served as it should be. */
export interface Broken {
  path: string;
  method: string;
  operationId: string;
  faults: SpecIssue[];
}

/**
 * Finds the operations that serious faults make wrong, by all that they lead to. The faults of what no operation leads
 * to are not among them.
 */
export function affectedOperations(document: Document, serious: Map<object, SpecIssue[]>): Broken[] {
  if (serious.size === 0) return [];
  return Object.entries(document.paths).flatMap(([path, item]) => {
    const shared = faultsBelow(document, { parameters: item.parameters }, 'pathItem', serious);
    // Of what is wrong with the item itself, each of its operations suffers.
    const own = serious.get(item) ?? [];
    return operationsOf(item).flatMap(([method, operation]) => {
      const faults = [...own, ...shared, ...faultsBelow(document, operation, 'operation', serious)];
      const operationId = operation.operationId ?? '';
      return faults.length === 0 ? [] : [{ path, method, operationId, faults: [...new Set(faults)] }];
    });
  });
}

/** An item's operations by method, as the document spells it. */
export function operationsOf(item: object): [method: string, operation: OperationObject][] {
  const found: [string, OperationObject][] = [];
  walkDocument(item, 'pathItem', undefined, {
    part: (part, kind, at) => {
      if (kind === 'operation' && at?.up === undefined) found.push([String(at?.step), part as never]);
    },
  });
  return found;
}

function faultsBelow(
  document: Document,
  start: object,
  kind: Kind,
  serious: Map<object, SpecIssue[]>,
): SpecIssue[] {
  const faults: SpecIssue[] = [];
  const seen = new Set<object>();
  const waiting: [part: unknown, kind: Kind][] = [[start, kind]];
  const visitor: Visitor = {
    part(part, partKind, _at: At | undefined) {
      faults.push(...(serious.get(part) ?? []));
      if (typeof part.$ref !== 'string') return;
      const target = find(document, part.$ref)?.value;
      if (isRecord(target) && !seen.has(target)) {
        seen.add(target);
        waiting.push([target, partKind]);
      }
    },
  };
  for (let next = waiting.pop(); next; next = waiting.pop())
    walkDocument(next[0], next[1], undefined, visitor);
  return faults;
}
