import { bare, isJson } from '../../http/media-type.ts';
import type { Validate } from '../violation.ts';
import { coerce, type DocumentSchemas, schemaAt } from './coerce.ts';
import { schemaTypes } from './schema-types.ts';

/**
 * A text body as the value that its schema describes: `5` is a number as `text/plain`. `undefined` where it cannot be
 * validated: XML, for one, is not an object, even where a schema describes its elements.
 */
export function textValue(
  schemas: DocumentSchemas,
  schemaPointer: string,
  mediaType: string,
  text: string,
): unknown {
  const types = schemaTypes(schemas.document, schemaAt(schemas.document, schemaPointer).value);
  const isOpaque =
    types && [...types].every((type) => type === 'object' || type === 'array' || type === 'null');
  if (isOpaque) return undefined;
  return bare(mediaType) === 'text/plain' ? coerce(schemas, schemaPointer, text) : text;
}

/** The validator of a body by the schema at a pointer: JSON as it is, text as its schema describes it. */
export function bodyValidator(
  schemas: DocumentSchemas,
  schemaPointer: string,
  mediaType: string,
  validate: Validate,
): Validate {
  if (isJson(mediaType)) return validate;
  return (body) => {
    if (typeof body !== 'string') return validate(body);
    const value = textValue(schemas, schemaPointer, mediaType, body);
    return value === undefined ? undefined : validate(value);
  };
}
