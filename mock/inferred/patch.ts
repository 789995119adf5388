import type { Resource } from '../../contracts/openapi/resources/index.ts';
import type { Operation } from '../../contracts/openapi/spec.ts';
import { Problem } from '../core/problem.ts';
import { Refusal } from '../core/refusal.ts';
import { canBeShown } from './conform-item.ts';
import type { Context } from './context.ts';
import type { StoredItem } from './item.ts';
import { refusal } from './refuse.ts';

/**
 * The change that a JSON Patch makes (RFC 6902). It throws the document's refusal of a patch that does not apply, or
 * that leaves something which no item can be.
 */
export async function patched(
  { spec }: Context,
  resource: Resource,
  operation: Operation,
  patch: unknown,
): Promise<(item: StoredItem) => StoredItem> {
  const { applyPatch } = await import('rfc6902');
  const refusalFor = async (detail: string) => {
    const problem = new Problem('invalid-request', detail, { errors: [{ pointer: '/body', detail }] });
    return new Refusal(await refusal(spec, operation, [422, 400, 409], problem));
  };
  // Made beforehand: a change is a single step, and cannot wait.
  const notApplicable = await settle(refusalFor('the patch does not apply'));
  const notAnItem = await settle(refusalFor('what the patch leaves is no valid item'));
  return (item) => {
    const result = structuredClone(item);
    const failures = Array.isArray(patch) ? applyPatch(result, patch).filter(Boolean) : [patch];
    if (failures.length > 0) throw notApplicable;
    if (!canBeShown(spec, resource, result)) throw notAnItem;
    return result;
  };
}

// Where the document has no answer to it, it is the Problem that is thrown.
async function settle(refused: Promise<Refusal>): Promise<Refusal | Problem> {
  return refused.catch((error) => {
    if (error instanceof Problem) return error;
    throw error;
  });
}
