import { escapeStep, type Schema } from '../../spec/document.ts';
import { type Resource, type ResourceOperation, rulesOf } from '../../spec/resources/index.ts';
import type { Operation, Spec } from '../../spec/spec.ts';
import { valueFor } from '../../spec/values/index.ts';
import { propertyOf, schemaAt } from '../../spec/wire/coerce.ts';
import { preferredType } from '../../spec/wire/write-body.ts';
import type { Session } from '../session.ts';
import type { ChosenIds } from './chosen-ids.ts';
import { at, withAt } from './pointer.ts';

/** A shorter one could be part of any text, by chance. */
const shortestSecret = 8;

/** What a body is made the run's own for. */
export interface Own {
  session: Session;
  /** What no other body of the run is made with. */
  number: number;
  /** The id of the item that is written; `undefined` where one is created. */
  id: unknown;
  chosenIds: ChosenIds;
}

/**
 * A body that no other call of the run has: what no two items share is new, a text of the run's own where the document
 * lets it through, what is only ever sent is a secret that no answer may have, and the id is that of the item. Whatever
 * would break the document stays as it is.
 */
export function ownBody(
  spec: Spec,
  { operation, sent }: ResourceOperation,
  resource: Resource,
  body: unknown,
  own: Own,
): unknown {
  const pointer = schemaPointerOf(operation);
  if (pointer === undefined || sent === undefined) return body;
  const item = at(body, sent);
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return body;
  const validate = spec.validators.json(pointer, 'request');
  return Object.keys(item).reduce((sofar, name) => {
    const schema = propertyAt(spec, pointer, [...sent.split('/').slice(1), name]);
    for (const value of ownValues(spec, resource, name, schema, own)) {
      const made = withAt(sofar, `${sent}/${escapeStep(name)}`, value);
      if (validate(made) === undefined) return made;
    }
    return sofar;
  }, body);
}

/** What a member could be, the best first; nothing, where it may be what it is. */
function ownValues(
  spec: Spec,
  resource: Resource,
  name: string,
  schema: Schema | undefined,
  { session, number, id, chosenIds }: Own,
): Iterable<unknown> {
  const isId = resource.id?.chosen === true && name === resource.id.field;
  if (isId && id !== undefined) return [id];
  const texts = ownTexts(session, number);
  if (isId) return chosenIds.candidates(resource, schema ?? true, texts, number);
  if (resource.unique.includes(name)) {
    const made = schema && valueFor(spec, schema, { direction: 'request', seed: 1000 + number });
    return made === undefined ? texts : [...texts, made];
  }
  const { format, maxLength = Number.POSITIVE_INFINITY } = rulesOf(spec.document, schema);
  const isSecret = resource.writeOnly.includes(name) || format === 'password';
  return isSecret && Number(maxLength) >= shortestSecret ? [session.secret(Number(maxLength))] : [];
}

function ownTexts(session: Session, number: number): string[] {
  const text = session.name(`${number}`);
  return [text, text.replaceAll('-', ''), `${text}@example.com`, `https://example.com/${text}`];
}

function propertyAt(spec: Spec, pointer: string, names: readonly string[]): Schema | undefined {
  let found: ReturnType<typeof propertyOf> = schemaAt(spec.document, pointer);
  for (const name of names) found = found && propertyOf(spec, found, name);
  return found?.value;
}

function schemaPointerOf({ requestBody }: Operation): string | undefined {
  const type = requestBody && preferredType(requestBody.value);
  if (!requestBody || type === undefined || requestBody.value.content[type]?.schema === undefined)
    return undefined;
  return `${requestBody.pointer}/content/${escapeStep(type)}/schema`;
}

/** A body with other members, where it has the thing. */
export function withMembers(
  body: unknown,
  sent: string | undefined,
  members: Readonly<Record<string, unknown>>,
): unknown {
  const entries = Object.entries(members);
  if (sent === undefined || entries.length === 0) return body;
  return entries.reduce((sofar, [name, value]) => withAt(sofar, `${sent}/${escapeStep(name)}`, value), body);
}
