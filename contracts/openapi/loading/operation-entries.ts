import type { OperationObject } from '../document.ts';
import { walkDocument } from './walk-document.ts';

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
