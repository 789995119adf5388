import { documentedType } from '../../http/media-type.ts';
import { mediaTypeOf } from '../../http/message.ts';
import { responseFor } from '../../openapi/spec.ts';
import type { Check, Finding } from './check.ts';
import { mockCannotAnswer } from './mock-cannot-answer.ts';

export const contentTypeDocumented: Check = {
  id: 'content-type-documented',
  title: 'a response has a body, and its media type, as documented',
  wfc: 'F200',
  inspect({ operation, intent, request, response, json }) {
    const documented = responseFor(operation, response.status);
    if (mockCannotAnswer(response.status, json)) return [];
    if (intent === 'undeclared method' || request.method === 'HEAD' || !documented) return [];
    const known = Object.keys(documented.value.content ?? {});
    const mediaType = mediaTypeOf(response.headers);
    const at = documented.pointer;
    const isEmpty = response.body.length === 0;
    const body = (expected: string, actual: string): Finding[] => [
      { pointer: '/body', expected, actual, documented: at },
    ];
    if (known.length === 0) return isEmpty ? [] : body('no body, as documented', 'a body');
    if (isEmpty) return body('a body, as documented', 'no body');
    if (mediaType !== undefined && documentedType(known, mediaType)) return [];
    const expected = `a documented content type: ${known.join(', ')}`;
    const actual = mediaType ?? 'no content type';
    return [{ pointer: '/headers/Content-Type', expected, actual, documented: `${at}/content` }];
  },
};
