import { isRecord } from '../http/is-record.ts';
import { escapeStep } from '../http/json-pointer.ts';
import type { OperationObject, PathItem } from './document.ts';

/** The methods that have a field of their own in a path item (OpenAPI Specification 3.2.0, section 4.9.1). */
export const fieldMethods = [
  ...['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'],
  'query',
] as const;

/** An operation as its path item has it. */
export interface OperationEntry {
  /** As it is sent: `GET`; those of `additionalOperations` as the document spells them. */
  method: string;
  /** Its JSON pointer within the path item: `/get`, `/additionalOperations/COPY`. */
  pointer: string;
  operation: OperationObject;
  /** What contains it, and under which name. */
  holder: Record<string, unknown>;
  name: string;
}

/** The operations of a path item. */
export function operationEntries(item: PathItem): OperationEntry[] {
  const { additionalOperations: others } = item;
  return [
    ...entriesIn(item, fieldMethods, ''),
    ...(isRecord(others) ? entriesIn(others, Object.keys(others), '/additionalOperations') : []),
  ];
}

function entriesIn(holder: Record<string, unknown>, names: readonly string[], at: string): OperationEntry[] {
  return names.flatMap((name) => {
    const operation = holder[name];
    if (!isRecord(operation)) return [];
    const method = at === '' ? name.toUpperCase() : name;
    const pointer = `${at}/${escapeStep(name)}`;
    return [{ method, pointer, operation: operation as unknown as OperationObject, holder, name }];
  });
}
