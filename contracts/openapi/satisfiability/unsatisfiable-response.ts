import { escapeStep } from '../../http/json-pointer.ts';
import type { Document } from '../document.ts';
import { type Operation, responseFor } from '../operation.ts';
import { type Unsatisfiable, whyUnsatisfiable } from './unsatisfiable.ts';

/** Why no response body of a status is valid in any of its media types; `undefined` where one may be. */
export function unsatisfiableResponse(
  document: Document,
  operation: Operation,
  status: number,
): Unsatisfiable | undefined {
  const response = responseFor(operation, status);
  let first: Unsatisfiable | undefined;
  for (const [type, { schema = true }] of Object.entries(response?.value.content ?? {})) {
    const pointer = `${response?.pointer}/content/${escapeStep(type)}/schema`;
    const unsatisfiable = whyUnsatisfiable(document, { value: schema, pointer }, 'response');
    if (!unsatisfiable) return undefined;
    first ??= unsatisfiable;
  }
  return first;
}
