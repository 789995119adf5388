import { isRecord } from '../../http/is-record.ts';
import { type Document, find } from '../document.ts';
import { type PartPath, pointerTo } from './walk-document.ts';

/**
 * Turns a `$recursiveRef`, in place, into a `$ref` to the closest schema around it that has `$recursiveAnchor` or `$id`
 * (JSON Schema 2019-09, section 8.2.4.2.1). Returns the reference, or `undefined` where there is no such schema: any value
 * is valid then.
 */
export function followRecursiveReference(
  document: Document,
  schema: Record<string, unknown>,
  at: PartPath | undefined,
): string | undefined {
  const given = schema.$recursiveRef;
  delete schema.$recursiveRef;
  if (given !== '#' || schema.$ref !== undefined) return undefined;
  for (let up = at?.parent; up; up = up.parent) {
    const pointer = pointerTo(up);
    const outer = find(document, pointer)?.value;
    if (!isRecord(outer) || (outer.$recursiveAnchor !== true && typeof outer.$id !== 'string')) continue;
    schema.$ref = pointer;
    return pointer;
  }
  return undefined;
}
