import { escapeStep, valueAt } from '../../http/json-pointer.ts';
import { createdId, type Resource } from '../../openapi/resources/index.ts';
import type { Answer } from './answer-for-scenarios.ts';
import type { CallInput } from './call-input.ts';

/** The id that an item shows: in its documented member, else in one of a usual name. */
export function shownId({ id }: Resource, item: unknown): unknown {
  const names = id?.field === undefined ? [id?.parameter ?? 'id', 'id', '_id', 'uuid'] : [id.field];
  const found = names.map((name) => valueAt(item, `/${escapeStep(name)}`));
  return found.find((value) => ['string', 'number', 'bigint'].includes(typeof value));
}

/**
 * The id of an item that a call created: as the document has it, else as a 201 shows it anyway. What a server leaves out of its
 * document is to be tidied up all the same.
 */
export function shownIdOfCreated(resource: Resource, input: CallInput, answer: Answer): unknown {
  const documented = createdId(resource, input, answer);
  if (documented !== undefined || answer.status !== 201) return documented;
  const { responsePointer = '' } = resource.operations.create ?? {};
  const places = [responsePointer, '', '/data'].map((pointer) => valueAt(answer.json, pointer));
  return places.map((place) => shownId(resource, place)).find((id) => id !== undefined);
}
