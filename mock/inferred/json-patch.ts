import type { Resource } from '../../contracts/openapi/resources/index.ts';
import type { Operation } from '../../contracts/openapi/spec.ts';
import { Problem } from '../core/problem.ts';
import { Refusal } from '../core/refusal.ts';
import { isReadable } from './conform-item.ts';
import type { Context } from './context.ts';
import type { StoredItem } from './item.ts';
import { refusal } from './refuse.ts';

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
  const refusalFor = async (detail: string) => {
    const problem = new Problem('invalid-request', detail, { errors: [{ pointer: '/body', detail }] });
    return new Refusal(await refusal(spec, operation, [422, 400, 409], problem));
  };
  // Made beforehand: the change itself cannot wait.
  const notApplicable = await orProblem(refusalFor('the patch does not apply'));
  const notAnItem = await orProblem(refusalFor('the result of the patch is no valid item'));
  return (item) => {
    const result = structuredClone(item);
    const failures = Array.isArray(patch) ? applyPatch(result, patch).filter(Boolean) : [patch];
    if (failures.length > 0) throw notApplicable;
    if (!isReadable(spec, resource, result)) throw notAnItem;
    return result;
  };
}

// Where the document has no response for it, the Problem is thrown.
async function orProblem(refused: Promise<Refusal>): Promise<Refusal | Problem> {
  return refused.catch((error) => {
    if (error instanceof Problem) return error;
    throw error;
  });
}
