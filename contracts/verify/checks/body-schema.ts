import { isJson } from '../../http/media-type.ts';
import { mediaTypeOf } from '../../http/message.ts';
import { responseFor } from '../../openapi/spec.ts';
import type { Check } from './check.ts';

export const bodySchema: Check = {
  id: 'body-schema',
  title: 'a response body is valid against its schema',
  wfc: 'F200',
  inspect({ spec, operation, intent, response, json }) {
    const documented = responseFor(operation, response.status);
    const mediaType = mediaTypeOf(response.headers);
    if (intent === 'undeclared method' || !documented || !mediaType || response.body.length === 0) return [];
    const validate = spec.validators.bodyOf(documented, mediaType);
    if (!validate) return [];
    if (isJson(mediaType) && json === undefined)
      return [{ pointer: '/body', expected: 'must be JSON', documented: documented.pointer }];
    const violation = validate(isJson(mediaType) ? json : response.body.toString());
    if (!violation) return [];
    const { pointer, message, schemaPointer } = violation;
    return [{ pointer: `/body${pointer}`, expected: message, documented: schemaPointer }];
  },
};
