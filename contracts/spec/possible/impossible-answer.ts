import { type Document, escapeStep } from '../document.ts';
import { type Operation, responseFor } from '../spec.ts';
import { type Impossible, whyImpossible } from './impossible.ts';

/** Why an operation can answer with no body of a status, in none of the media types that it has; `undefined` where it can. */
export function impossibleAnswer(
  document: Document,
  operation: Operation,
  status: number,
): Impossible | undefined {
  const response = responseFor(operation, status);
  let first: Impossible | undefined;
  for (const [type, { schema = true }] of Object.entries(response?.value.content ?? {})) {
    const pointer = `${response?.pointer}/content/${escapeStep(type)}/schema`;
    const why = whyImpossible(document, { value: schema, pointer }, 'response');
    if (!why) return undefined;
    first ??= why;
  }
  return first;
}
