import { escapeStep, type Schema } from '../../spec/document.ts';
import { bare, isJson, isJsonPatch } from '../../spec/media-type.ts';
import { shapeOf } from '../../spec/resources/index.ts';
import type { Operation, Spec } from '../../spec/spec.ts';
import { boundaryValues, brokenValues, valueFor } from '../../spec/values/index.ts';
import { preferredType } from '../../spec/wire/write-body.ts';
import type { CallInput } from '../wire.ts';
import type { Side, Variation } from './variation.ts';

/** Media types besides JSON that values can be written in. */
export const bodyForms = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/** Bodies on one side of every limit, in each of the operation's media types that values can be written in. */
export function bodyVariations(spec: Spec, operation: Operation, sample: CallInput, side: Side): Variation[] {
  const { requestBody } = operation;
  if (!requestBody) return [];
  const own = sample.mediaType ?? preferredType(requestBody.value);
  const typed = Object.entries(requestBody.value.content).flatMap(([mediaType, { schema }]) => {
    if (schema === undefined || !(isJson(mediaType) || bodyForms.includes(bare(mediaType)))) return [];
    if (isJsonPatch(mediaType) && !shapeOf(spec.document, schema).types.includes('array')) return [];
    const pointer = `${requestBody.pointer}/content/${escapeStep(mediaType)}/schema`;
    const known = mediaType === own && !Buffer.isBuffer(sample.body) ? sample.body : undefined;
    return ofType(spec, { mediaType, schema, pointer, base: baseOf(spec, schema, known) }, side);
  });
  return [...typed, ...(side === 'beyond' ? unreadable(operation, own, sample) : bodiless(operation))];
}

// What a sample has may be read by its owner only: a text where the document has numbers.
function baseOf(spec: Spec, schema: Schema, known: unknown): unknown {
  return known ?? valueFor(spec, schema, { direction: 'request', natural: true });
}

interface Typed {
  mediaType: string;
  schema: Schema;
  pointer: string;
  base: unknown;
}

function ofType(spec: Spec, { mediaType, schema, pointer, base }: Typed, side: Side): Variation[] {
  const values = side === 'inside' ? boundaryValues : brokenValues;
  const options = { direction: 'request', pointer, ...(base !== undefined && { base }) } as const;
  return values(spec, schema, options).map(({ value, what, schemaPointer }) => ({
    what: `body ${what}`,
    schemaPointer,
    of: (sample) => ({ ...sample, mediaType, body: value }),
  }));
}

function unreadable({ requestBody }: Operation, mediaType = '', { body }: CallInput = {}): Variation[] {
  const at = requestBody?.pointer ?? '';
  // An error may say what it could not read, but not if there is a secret in it.
  const cut = body === undefined || Buffer.isBuffer(body) ? [] : [JSON.stringify(body).slice(0, -1)];
  const broken = ['{"a":', '', '{"a":1}}', "{'a':1}", ...cut].map((text) => ({
    what: text === '' ? 'an empty body' : `body ${cut.includes(text) ? 'cut off' : text}, which is no JSON`,
    schemaPointer: `${at}/content`,
    of: (sample: CallInput) => ({ ...sample, mediaType, body: Buffer.from(text) }),
  }));
  const absent = { what: 'no body', schemaPointer: `${at}/required`, of: withoutBody };
  return requestBody?.value.required
    ? [...(isJson(mediaType) ? broken : []), absent]
    : isJson(mediaType)
      ? broken
      : [];
}

function bodiless({ requestBody }: Operation): Variation[] {
  if (!requestBody || requestBody.value.required) return [];
  return [{ what: 'no body', schemaPointer: `${requestBody.pointer}/required`, of: withoutBody }];
}

function withoutBody({ body: _, mediaType: __, ...rest }: CallInput): CallInput {
  return rest;
}
