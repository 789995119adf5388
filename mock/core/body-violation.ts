import { documentedType } from '../../contracts/http/media-type.ts';
import { type HttpResponse, mediaTypeOf } from '../../contracts/http/message.ts';
import type { Located, ResponseObject } from '../../contracts/openapi/document.ts';
import { bytesAsText } from '../../contracts/openapi/serialization/parse-multipart.ts';
import type { Spec } from '../../contracts/openapi/spec.ts';
import type { Reply } from './operation-types.ts';

/** How a reply's body violates what the document has for its status; `undefined` where it is valid. */
export function bodyViolation(
  spec: Spec,
  documented: Located<ResponseObject>,
  { body }: Reply,
  { headers }: Pick<HttpResponse, 'headers'>,
): string | undefined {
  const hasContent = Object.keys(documented.value.content ?? {}).length > 0;
  if (body === undefined) return hasContent ? `${documented.pointer} requires a body` : undefined;
  const type = headers['Content-Type'];
  const mediaType = type === 'application/json' ? type : (mediaTypeOf(headers) ?? '');
  const validate = spec.validators.bodyOf(documented, mediaType);
  if (!validate) {
    if (documentedType(Object.keys(documented.value.content ?? {}), mediaType) !== undefined)
      return undefined;
    return `${documented.pointer}/content has no ${mediaType}`;
  }
  const violation = validate(Buffer.isBuffer(body) ? bytesAsText(body) : body);
  return violation && `body${violation.pointer} ${violation.message} (${violation.schemaPointer})`;
}
