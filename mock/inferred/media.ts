import { acceptableTypes } from '../../contracts/http/accept.ts';
import type { Located, ResponseObject } from '../../contracts/openapi/document.ts';

/**
 * The documented media type to answer with. `undefined` where the caller takes none of them; empty for a response
 * without a body, which is always acceptable.
 */
export function chooseMediaType(
  { value }: Located<ResponseObject>,
  accept: string | undefined,
): string | undefined {
  const documented = Object.keys(value.content ?? {});
  return documented.length === 0 ? '' : acceptableTypes(accept, documented)[0];
}
