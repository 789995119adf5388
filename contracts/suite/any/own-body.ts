import { escapeStep, type Schema } from '../../spec/document.ts';
import type { Resource } from '../../spec/resources/index.ts';
import type { Operation, Spec } from '../../spec/spec.ts';
import { valueFor } from '../../spec/values/index.ts';
import { propertyOf, schemaAt } from '../../spec/wire/coerce.ts';
import { preferredType } from '../../spec/wire/write-body.ts';
import type { Session } from '../session.ts';
import { at, withAt } from './pointer.ts';

/**
 * A body that no other call of the run has: what no two items share is new, a text of the run's own where the document
 * lets it through, and what is only ever sent is a secret that no answer may have. Whatever would break the document
 * stays as it is.
 */
export function ownBody(
  spec: Spec,
  operation: Operation,
  resource: Resource | undefined,
  body: unknown,
  session: Session,
  number: number,
): unknown {
  const pointer = schemaPointerOf(operation);
  const sent = resource?.operations.create?.sent;
  if (!resource || pointer === undefined || sent === undefined) return body;
  const item = at(body, sent);
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return body;
  const fields = Object.keys(item);
  const chosen = resource.id?.chosen ? [resource.id.field] : [];
  const unique = [...resource.unique, ...chosen].filter(
    (name) => name !== undefined && fields.includes(name),
  );
  let own = body;
  const attempt = (name: string, values: readonly unknown[]) => {
    const validate = spec.validators.json(pointer, 'request');
    const made = values.map((value) => withAt(own, `${sent}/${escapeStep(name)}`, value));
    own = made.find((one) => validate(one) === undefined) ?? own;
  };
  for (const name of unique) attempt(name ?? '', newValues(spec, pointer, sent, name ?? '', session, number));
  for (const name of resource.writeOnly) if (fields.includes(name)) attempt(name, [session.secret()]);
  return own;
}

function newValues(
  spec: Spec,
  pointer: string,
  sent: string,
  name: string,
  session: Session,
  number: number,
): unknown[] {
  const text = session.name(`${number}`);
  const texts = [text, text.replaceAll('-', ''), `${text}@example.com`, `https://example.com/${text}`];
  const schema = propertyAt(spec, pointer, [...sent.split('/').slice(1), name]);
  const made = schema && valueFor(spec, schema, { direction: 'request', seed: 1000 + number });
  return [...texts, ...(made === undefined ? [] : [made])];
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
