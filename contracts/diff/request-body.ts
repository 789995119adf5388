import { isRecord } from '../http/is-record.ts';
import { escapeStep } from '../http/json-pointer.ts';
import { type Document, find, type Located, type RequestBody } from '../openapi/document.ts';
import { bodyChanges } from './bodies.ts';
import { placeOf, sentMessage } from './compare-schema-pairs.ts';
import { isForm } from './media-type-inclusion.ts';
import type { OperationChange, OperationPair } from './operation-pair.ts';
import { expand } from './schema/expand-alternatives.ts';

/** Request bodies that used to be accepted and no longer are. */
export function requestBodyChanges(pair: OperationPair): OperationChange[] {
  const [before, after] = [pair.old.requestBody, pair.new.requestBody];
  const change = (message: string): OperationChange => ({
    affects: 'requests',
    message,
    old: before?.pointer ?? pair.old.pointer,
    new: after?.pointer ?? pair.new.pointer,
  });
  if (!before) return after && isRequired(pair.newSpec.document, after) ? [change('a body is required')] : [];
  if (!after) return [change('a body is no longer accepted')];
  const isNew = isRequired(pair.newSpec.document, after) && !isRequired(pair.oldSpec.document, before);
  const { types, schemas } = bodyChanges(pair.schemas, 'sent', before, after);
  return [
    ...(isNew ? [change('the body is required')] : []),
    ...types.map((type) => change(`a body of type ${type} is no longer accepted`)),
    ...schemas.map((one): OperationChange => {
      return { affects: 'requests', message: sentMessage('the body', one), ...placeOf(one) };
    }),
  ];
}

/** A form that requires a field is required itself: without a body, no field is sent. */
function isRequired(document: Document, { value, pointer }: Located<RequestBody>): boolean {
  if (value.required) return true;
  const types = Object.keys(value.content ?? {});
  return (
    types.length > 0 &&
    types.every((type) => {
      const schema = find(document, `${pointer}/content/${escapeStep(type)}/schema`);
      const alternatives = isForm(type) && schema ? expand(document, [schema]) : [];
      return alternatives.length > 0 && alternatives.every(({ parts }) => parts.some(requiresFields));
    })
  );
}

function requiresFields({ value: { required, properties } }: Located<Record<string, unknown>>): boolean {
  return Array.isArray(required) && required.length > 0 && isRecord(properties);
}
