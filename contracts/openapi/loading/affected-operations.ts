import { isRecord } from '../../http/is-record.ts';
import { type Document, find, type OperationObject } from '../document.ts';
import type { SpecIssue } from './spec-issue.ts';
import { type DocumentVisitor, type PartKind, walkDocument } from './walk-document.ts';

/** An operation with errors: its requests or responses cannot be checked. */
export interface AffectedOperation {
  path: string;
  /** As the document spells it: `get`. */
  method: string;
  operationId: string;
  issues: SpecIssue[];
}

/**
 * Finds the operations that errors affect, following all references. `errors` are grouped by the part of the document
 * that has them; those of parts that no operation refers to affect none.
 */
export function affectedOperations(
  document: Document,
  errors: ReadonlyMap<object, SpecIssue[]>,
): AffectedOperation[] {
  if (errors.size === 0) return [];
  return Object.entries(document.paths).flatMap(([path, item]) => {
    const shared = issuesBelow(document, { parameters: item.parameters }, 'pathItem', errors);
    // An error of the path item itself affects each of its operations.
    const own = errors.get(item) ?? [];
    return operationEntries(item).flatMap(([method, operation]) => {
      const issues = [...own, ...shared, ...issuesBelow(document, operation, 'operation', errors)];
      const operationId = operation.operationId ?? '';
      return issues.length === 0 ? [] : [{ path, method, operationId, issues: [...new Set(issues)] }];
    });
  });
}

/** The operations of a path item by method, as the document spells it. */
export function operationEntries(item: object): [method: string, operation: OperationObject][] {
  const found: [string, OperationObject][] = [];
  walkDocument(item, 'pathItem', undefined, {
    visit: (part, kind, at) => {
      if (kind === 'operation' && at?.parent === undefined) found.push([String(at?.step), part as never]);
    },
  });
  return found;
}

function issuesBelow(
  document: Document,
  start: object,
  kind: PartKind,
  errors: ReadonlyMap<object, SpecIssue[]>,
): SpecIssue[] {
  const issues: SpecIssue[] = [];
  const seen = new Set<object>();
  const waiting: [part: unknown, kind: PartKind][] = [[start, kind]];
  const visitor: DocumentVisitor = {
    visit(part, partKind) {
      issues.push(...(errors.get(part) ?? []));
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
  return issues;
}
