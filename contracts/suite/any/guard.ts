import type { HttpRequest } from '../../spec/message.ts';
import type { Resource } from '../../spec/resources/index.ts';
import type { Operation } from '../../spec/spec.ts';
import { rawPathValues } from '../../spec/wire/path-value.ts';
import { decode } from '../../spec/wire/percent.ts';
import type { Answer, Session } from '../session.ts';
import { createdId } from './created-id.ts';
import { idPosition, type Place, placeOf } from './place.ts';
import { at } from './pointer.ts';
import type { Things } from './things.ts';

/** An item that a run has created, and that nobody has deleted since. */
interface Created {
  resource: Resource;
  place: Place;
}

/**
 * Notes every item that a run creates. What it gives back deletes them, the newest first, and leaves all else alone.
 * Items of resources that the document has no way to delete stay.
 */
export async function guard(
  session: Session,
  things: Things,
  { afterCrash = false }: { afterCrash?: boolean } = {},
): Promise<() => Promise<void>> {
  const created: Created[] = afterCrash ? await leftBehind(session, things) : [];
  session.watch((operationId, answer, request) => {
    const operation = things.spec.operations.get(operationId);
    if (!operation || answer.status >= 300 || request.method !== operation.method) return;
    const resource = things.createdBy(operation);
    const place = resource && placeOfNew(resource, operation, request, answer);
    if (resource?.operations.delete && place) created.push({ resource, place });
  });
  return async () => {
    for (const { resource, place } of created.reverse()) {
      const operation = resource.operations.delete?.operation;
      if (operation) await session.send(operation.id, await things.call(session, operation, {}, place));
    }
  };
}

/** Items of the run that are listed: those that have its name anywhere. Of those inside others nobody knows in which. */
async function leftBehind(session: Session, things: Things): Promise<Created[]> {
  const found: Created[] = [];
  for (const resource of things.resources) {
    const { list, delete: remove } = resource.operations;
    if (!list || !remove || !resource.id?.field || resource.scope.length > 0) continue;
    const input = await things.call(session, list.operation, {}, new Map());
    const items = at((await session.send(list.operation.id, input)).json, list.shown ?? '');
    for (const item of Array.isArray(items) ? items : []) {
      const id = at(item, `/${resource.id.field}`);
      const isOwn = JSON.stringify(item)?.includes(session.name(''));
      if (isOwn && id !== undefined) found.push({ resource, place: new Map([[idPosition(resource), id]]) });
    }
  }
  return found;
}

function placeOfNew(
  resource: Resource,
  { path }: Operation,
  request: HttpRequest,
  answer: Answer,
): Place | undefined {
  const raw = Object.entries(rawPathValues(path, request.path)).map(([name, text]) => [name, decode(text)]);
  const place = placeOf(path, Object.fromEntries(raw));
  const id = createdId(resource, { body: jsonOf(request) }, answer) ?? place.get(idPosition(resource));
  return id === undefined ? undefined : place.set(idPosition(resource), id);
}

function jsonOf({ body }: HttpRequest): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
