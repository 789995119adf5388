import { bare, isJson } from '../../http/media-type.ts';
import type { Validate } from '../violation.ts';
import { coerce, type Judge, schemaAt } from './coerce.ts';
import { typesOf } from './schema-types.ts';

/**
 * A text body as the value that its schema is held against: `5` is a number as `text/plain`. `undefined` where there is
 * nothing to hold: XML, for one, is no object, even where a schema says what its elements are.
 */
export function textValue(judge: Judge, schemaPointer: string, mediaType: string, text: string): unknown {
  const types = typesOf(judge.document, schemaAt(judge.document, schemaPointer).value);
  const isOpaque =
    types && [...types].every((type) => type === 'object' || type === 'array' || type === 'null');
  if (isOpaque) return undefined;
  return bare(mediaType) === 'text/plain' ? coerce(judge, schemaPointer, text) : text;
}

/** The validator of a body in a media type, by the schema at a pointer: JSON as it is, text as its schema means it. */
export function bodyValidator(
  judge: Judge,
  schemaPointer: string,
  mediaType: string,
  validate: Validate,
): Validate {
  if (isJson(mediaType)) return validate;
  return (body) => {
    if (typeof body !== 'string') return validate(body);
    const value = textValue(judge, schemaPointer, mediaType, body);
    return value === undefined ? undefined : validate(value);
  };
}
