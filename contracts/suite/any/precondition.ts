import { headerOf } from '../../spec/message.ts';
import type { Precondition, ResourceOperation } from '../../spec/resources/index.ts';
import type { Answer } from '../session.ts';
import type { CallInput } from '../wire.ts';
import { at, withAt } from './pointer.ts';

/**
 * What an answer tells of the state that it shows, as a write shows it. `undefined` where it tells nothing; a weak ETag
 * never matches (RFC 9110, section 13.1.1).
 */
export function stateIn(
  { field }: Precondition,
  shown: string | undefined,
  { headers, json }: Pick<Answer, 'headers' | 'json'>,
): unknown {
  if (field !== undefined) return shown === undefined ? undefined : at(json, `${shown}/${field}`);
  const etag = headerOf(headers, 'etag');
  return etag?.startsWith('W/') ? undefined : etag;
}

/** Whether a call says which state it was made for. */
export function showsState(
  { precondition, sent }: Pick<ResourceOperation, 'precondition' | 'sent'>,
  input: CallInput,
): boolean {
  if (!precondition) return false;
  const { in: place, name } = precondition;
  if (place === 'body') return at(input.body, `${sent}/${name}`) !== undefined;
  return (place === 'header' ? input.headers : input.query)?.[name] !== undefined;
}

/** The call, made for another state. */
export function withState(
  { precondition, sent }: Pick<ResourceOperation, 'precondition' | 'sent'>,
  input: CallInput,
  state: unknown,
): CallInput {
  if (!precondition) return input;
  const { in: place, name } = precondition;
  if (place === 'body') return { ...input, body: withAt(input.body, `${sent}/${name}`, state) };
  if (place === 'query') return { ...input, query: { ...input.query, [name]: state } };
  return { ...input, headers: { ...input.headers, [name]: state } };
}
