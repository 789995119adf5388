import { documentedType } from '../../http/media-type.ts';
import { mediaTypeOf } from '../../http/message.ts';
import { responseFor } from '../../openapi/spec.ts';
import type { Check } from './check.ts';

const pointer = '/headers/Content-Type';

export const contentTypeDocumented: Check = {
  id: 'content-type-documented',
  title: 'a response has a body exactly where the document has one, and in its media type',
  wfc: 'F200',
  inspect({ operation, intent, request, response }) {
    const documented = responseFor(operation, response.status);
    if (intent === 'undeclared method' || request.method === 'HEAD' || !documented) return [];
    const wanted = Object.keys(documented.value.content ?? {});
    const empty = response.body.length === 0;
    const at = documented.pointer;
    if (wanted.length === 0) {
      return empty
        ? []
        : [{ pointer: '/body', message: 'there is a body; the document has none', documented: at }];
    }
    if (empty)
      return [{ pointer: '/body', message: 'there is no body; the document has one', documented: at }];
    const mediaType = mediaTypeOf(response.headers);
    if (mediaType !== undefined && documentedType(wanted, mediaType)) return [];
    const message = `${mediaType ?? 'no content type'} is not documented; the document has ${wanted.join(', ')}`;
    return [{ pointer, message, documented: `${at}/content` }];
  },
};
