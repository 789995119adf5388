import type { BreakingChange } from './breaking-change.ts';
import type { FoundChange } from './operation-pair.ts';

/** Joins what one edit of the document breaks in several places. */
export function joinChanges(found: readonly FoundChange[]): BreakingChange[] {
  const joined = Map.groupBy(found, ({ affects, old, new: now, cause, message }) =>
    JSON.stringify([affects, old, now, cause ?? message]),
  );
  return [...joined.values()].flatMap(([first, ...others]): BreakingChange[] => {
    if (!first) return [];
    const { cause: _, ...change } = first;
    const places = new Map(others.map((one) => [`${one.operationId} ${one.message}`, one]));
    places.delete(`${first.operationId} ${first.message}`);
    const also = [...places.values()].map(({ operationId, call, message }) => ({
      operationId,
      call,
      message,
    }));
    return [{ ...change, also }];
  });
}
