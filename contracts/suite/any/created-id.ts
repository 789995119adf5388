import { headerOf } from '../../spec/message.ts';
import type { Resource } from '../../spec/resources/index.ts';
import type { Operation } from '../../spec/spec.ts';
import { decode } from '../../spec/wire/percent.ts';
import type { Answer } from '../session.ts';
import type { CallInput } from '../wire.ts';
import { idPosition, placeOf } from './place.ts';
import { at } from './pointer.ts';

/** The id that a path has. */
export function idIn(resource: Resource, { path }: Operation, sent: CallInput): unknown {
  return placeOf(path, sent.path ?? {}).get(idPosition(resource));
}

/** The id that a new item has: in the answer, else in what was sent, else at the end of its `Location`. */
export function createdId(
  { id, operations: { create } }: Resource,
  sent: Pick<CallInput, 'body'>,
  { json, headers }: Pick<Answer, 'json' | 'headers'>,
): unknown {
  if (!id || !create) return undefined;
  const shown = create.shown !== undefined && id.field ? at(json, `${create.shown}/${id.field}`) : undefined;
  if (shown !== undefined) return shown;
  if (id.chosen && create.sent !== undefined && id.field) return at(sent.body, `${create.sent}/${id.field}`);
  const location = headerOf(headers, 'location')?.split(/[?#]/, 1)[0];
  const last = location?.replace(/\/$/, '').split('/').at(-1);
  return last === undefined ? undefined : decode(last);
}
