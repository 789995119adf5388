import { acceptableTypes } from '../../contracts/http/accept.ts';
import { isRecord } from '../../contracts/http/is-record.ts';
import { isJson } from '../../contracts/http/media-type.ts';
import { sequenceKind } from '../../contracts/http/sequential-media-types.ts';
import type { Located, MediaType, ResponseObject } from '../../contracts/openapi/document.ts';

/**
 * The documented media type to answer with: among those that the caller takes equally, JSON. `undefined` where the caller
 * takes none of them; empty for a response without a body, which is always acceptable.
 */
export function chooseMediaType(
  { value }: Located<ResponseObject>,
  accept: string | undefined,
  isFirst: (mediaType: string) => boolean = isJson,
): string | undefined {
  const documented = Object.keys(value.content ?? {});
  return documented.length === 0 ? '' : acceptableTypes(accept, documented, isFirst)[0];
}

/** The media type of a stream that a caller asks for in its body, as many APIs have it: `{"stream": true}`. */
export function streamType({ value }: Located<ResponseObject>, body: unknown): string | undefined {
  if (!isRecord(body) || body.stream !== true) return undefined;
  return Object.keys(value.content ?? {}).find((type) => sequenceKind(type) !== undefined);
}

/** The same where the document's own example is to be shown: among equals, the first media type that has one. */
export function chooseExampleType(
  response: Located<ResponseObject>,
  accept: string | undefined,
): string | undefined {
  const content = Object.entries(response.value.content ?? {});
  const [first] =
    content.find(([type, media]) => sequenceKind(type) === undefined && hasExample(media)) ?? [];
  return chooseMediaType(response, accept, first === undefined ? isJson : (type) => type === first);
}

function hasExample({ example, examples }: MediaType): boolean {
  return example !== undefined || examples !== undefined;
}
