import type { Resource } from '../../../spec/resources/index.ts';
import { type Operation, responseFor } from '../../../spec/spec.ts';
import type { Session } from '../../session.ts';
import type { Place } from '../place.ts';
import type { Things } from '../things.ts';

/** Wants an item to be gone: it can be neither read nor changed nor deleted again, where the document says so. */
export async function isGone(
  things: Things,
  session: Session,
  { operations: { read, replace, merge, delete: remove } }: Resource,
  place: Place,
): Promise<void> {
  for (const one of [read, replace, merge, remove]) {
    if (!one || !refusesMissing(one.operation)) continue;
    const input = await things.call(session, one.operation, {}, place);
    await session.probe('unknown id', one.operation.id, input, 'one that was deleted');
  }
}

/** A replacement may create, and a deletion may be content that there is nothing to delete. */
export function refusesMissing(operation: Operation): boolean {
  if (operation.method === 'GET') return responseFor(operation, 404) !== undefined;
  return operation.responses.has('404') && !operation.responses.has('201');
}
