import { bare, isJson, isXml } from '../../http/media-type.ts';
import { type Located, type MediaType, resolve, type Schema } from '../document.ts';
import type { Direction } from '../generation/copy-for-direction.ts';
import type { Validate } from '../violation.ts';
import { coerce, type DocumentSchemas, schemaAt } from './coerce.ts';
import { schemaTypes } from './schema-types.ts';
import { isSequence, sequenceValidator } from './sequential-body.ts';
import { UnreadableBody } from './unreadable-body.ts';
import { parseXml } from './xml/parse-xml.ts';

/**
 * A text body as the value that its schema describes: `5` is a number as `text/plain`, and XML has members. `undefined`
 * where it cannot be validated, since nothing says how the text would be an object. Throws an {@link UnreadableBody}.
 */
export function textValue(
  schemas: DocumentSchemas,
  schemaPointer: string,
  mediaType: string,
  text: string,
): unknown {
  const schema = schemaAt(schemas.document, schemaPointer);
  const types = schemaTypes(schemas.document, schema.value);
  if (isXml(mediaType) && types && !types.has('string')) return parseXml(schemas, schema, text);
  const isOpaque =
    types && [...types].every((type) => type === 'object' || type === 'array' || type === 'null');
  if (isOpaque) return undefined;
  return bare(mediaType) === 'text/plain' ? coerce(schemas, schemaPointer, text) : text;
}

/**
 * The validator of a body that is a value or, where it is not JSON, the text of one; `undefined` where the document has no
 * schema for it.
 */
export function mediaTypeValidator(
  schemas: DocumentSchemas,
  type: Located<MediaType>,
  mediaType: string,
  direction: Direction,
): Validate | undefined {
  if (isSequence(schemas.document, type, mediaType))
    return sequenceValidator(schemas, type, mediaType, direction);
  const { schema } = type.value;
  if (schema === undefined) return undefined;
  const at = `${type.pointer}/schema`;
  const pointer =
    typeof schema === 'object' ? resolve<Schema & object>(schemas.document, schema, at).pointer : at;
  const validate = schemas.validators.json(pointer, direction);
  return isJson(mediaType) ? validate : textValidator(schemas, pointer, mediaType, validate);
}

function textValidator(
  schemas: DocumentSchemas,
  schemaPointer: string,
  mediaType: string,
  validate: Validate,
): Validate {
  return (body) => {
    if (typeof body !== 'string') return validate(body);
    try {
      const value = textValue(schemas, schemaPointer, mediaType, body);
      return value === undefined ? undefined : validate(value);
    } catch (error) {
      if (!(error instanceof UnreadableBody)) throw error;
      return { pointer: '', keyword: 'type', message: error.message, schemaPointer };
    }
  };
}
