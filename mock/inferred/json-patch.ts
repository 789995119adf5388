import type { Operation as Change } from 'rfc6902';
import { isRecord } from '../../contracts/http/is-record.ts';
import { valueAt } from '../../contracts/http/json-pointer.ts';
import type { Resource } from '../../contracts/openapi/resources/index.ts';
import type { Operation } from '../../contracts/openapi/spec.ts';
import { countValues, most } from '../core/complexity-limits.ts';
import { Problem } from '../core/problem.ts';
import { Refusal } from '../core/refusal.ts';
import { readerOf } from './conform-item.ts';
import type { Context } from './context.ts';
import { refusal } from './document-refusal.ts';
import type { StoredItem } from './stored-item.ts';

/**
 * The change that a JSON Patch makes (RFC 6902). It throws the document's refusal of a patch that does not apply, or
 * whose result is no valid item.
 */
export async function patched(
  { spec }: Context,
  resource: Resource,
  operation: Operation,
  patch: unknown,
): Promise<(item: StoredItem) => StoredItem> {
  const { applyPatch } = await import('rfc6902');
  requireFewChanges(patch);
  const refusalFor = async (detail: string) => {
    const problem = new Problem('invalid-request', detail, { errors: [{ pointer: '/body', detail }] });
    return new Refusal(await refusal(spec, operation, [422, 400, 409], problem));
  };
  // Made beforehand: the change itself cannot wait.
  const notApplicable = await orProblem(refusalFor('the patch does not apply'));
  const reader = await readerOf(spec, resource);
  const notAnItem = await orProblem(refusalFor('the result of the patch is no valid item'));
  return (item) => {
    const result = structuredClone(item);
    let values = countValues(result);
    const changes = Array.isArray(patch) ? patch : [patch];
    for (const change of changes) {
      if (!isChange(change)) throw notApplicable;
      // Copies of copies soon fill the memory.
      if (change.op === 'copy') values = countValues(valueAt(result, change.from), values);
      if (applyPatch(result, [change]).some(Boolean)) throw notApplicable;
    }
    countValues(result);
    if (reader?.violationOf(result)) throw notAnItem;
    return result;
  };
}

/** Throws a Problem `too-complex` for a patch with more changes than anybody makes at once. */
function requireFewChanges(patch: unknown): void {
  if (Array.isArray(patch) && patch.length > most.fields)
    throw new Problem('too-complex', `a patch may have at most ${most.fields} changes`);
}

function isChange(change: unknown): change is Change {
  if (!isRecord(change)) return false;
  const pointers = [change.path, ...(['copy', 'move'].includes(String(change.op)) ? [change.from] : [])];
  return pointers.every((pointer) => typeof pointer === 'string' && /^(?:\/|$)/.test(pointer));
}

// Where the document has no response for it, the Problem is thrown.
async function orProblem(refused: Promise<Refusal>): Promise<Refusal | Problem> {
  return refused.catch((error) => {
    if (error instanceof Problem) return error;
    throw error;
  });
}
