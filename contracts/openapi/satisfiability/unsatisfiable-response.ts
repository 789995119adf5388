import { type Document, escapeStep } from '../document.ts';
import { type Operation, responseFor } from '../operation.ts';
import { type Unsatisfiable, whyUnsatisfiable } from './unsatisfiable.ts';

/** Why an operation can answer with no body of a status, in none of the media types that it has; `undefined` where it can. */
export function unsatisfiableResponse(
  document: Document,
  operation: Operation,
  status: number,
): Unsatisfiable | undefined {
  const response = responseFor(operation, status);
  let first: Unsatisfiable | undefined;
  for (const [type, { schema = true }] of Object.entries(response?.value.content ?? {})) {
    const pointer = `${response?.pointer}/content/${escapeStep(type)}/schema`;
    const why = whyUnsatisfiable(document, { value: schema, pointer }, 'response');
    if (!why) return undefined;
    first ??= why;
  }
  return first;
}
