import { headerOf } from '../../spec/message.ts';
import { inferResources, type Resource } from '../../spec/resources/index.ts';
import type { Spec } from '../../spec/spec.ts';
import { at } from '../any/pointer.ts';
import type { Answer, Session } from '../session.ts';
import type { CallInput } from '../wire.ts';

const inferred = new WeakMap<Spec, Resource[]>();

/** What a document's API keeps; inferred once. */
export function resourcesOf(spec: Spec): Resource[] {
  const known = inferred.get(spec) ?? inferResources(spec);
  inferred.set(spec, known);
  return known;
}

/** Removes what a call created, where the document says how; a provider may have room for few. */
export async function removeCreated(
  session: Session,
  spec: Spec,
  operationId: string,
  input: CallInput,
  answer: Answer,
): Promise<void> {
  if (answer.status >= 300) return;
  const resource = resourcesOf(spec).find(
    ({ operations }) => operations.create?.operation.id === operationId,
  );
  const removal = resource?.operations.delete?.operation;
  const id = resource && createdId(resource, input, answer);
  if (!resource?.id || !removal || id === undefined) return;
  await session.send(removal.id, { path: { ...input.path, [resource.id.parameter]: id } });
}

/** The id of what a call created: the answer says it, or its `Location`, or whoever chose it. */
export function createdId(
  { id, operations }: Resource,
  input: CallInput,
  answer: Answer,
): string | undefined {
  const field = id?.field;
  if (field === undefined) return undefined;
  const shown = operations.create?.shown;
  const location = headerOf(answer.headers, 'location');
  const found =
    (shown === undefined ? undefined : at(answer.json, `${shown}/${field}`)) ??
    at(answer.json, `/${field}`) ??
    (location === undefined ? undefined : decodeURIComponent(location.split('/').at(-1) ?? '')) ??
    (id?.chosen ? at(input.body, `${operations.create?.sent ?? ''}/${field}`) : undefined);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}

/**
 * A body that creates something, under a name of the run's own where callers choose one and the schema lets them: nobody
 * else's is in its way, and whoever finds it knows whose it is.
 */
export function namedByRun(
  session: Session,
  spec: Spec,
  operationId: string,
  body: unknown,
  what = 'random',
): unknown {
  const resource = resourcesOf(spec).find(
    ({ operations }) => operations.create?.operation.id === operationId,
  );
  const field = resource && (resource.id?.chosen ? resource.id.field : resource.unique[0]);
  if (resource?.operations.create?.sent !== '' || field === undefined) return body;
  if (body === null || typeof body !== 'object' || Buffer.isBuffer(body)) return body;
  // A number can be nobody's name.
  const isText = typeof (body as Record<string, unknown>)[field] === 'string';
  return isText ? { ...body, [field]: session.name(what) } : body;
}
