import { escapeStep } from '../../http/json-pointer.ts';
import { headerOf } from '../../http/message.ts';
import { methodsOf } from '../../openapi/spec.ts';
import type { Check } from './check.ts';

const pointer = '/headers/Allow';

export const allowComplete: Check = {
  id: 'allow-complete',
  title: 'a 405 lists the allowed methods in its Allow header (RFC 9110, section 15.5.6)',
  severity: 'low',
  wfc: 'F110',
  intents: ['undeclared method'],
  inspect({ spec, operation, request, response }) {
    if (response.status !== 405) return [];
    const documented = `#/paths/${escapeStep(operation.path)}`;
    const methods = methodsOf(spec.document, operation.path);
    const expected = `Allow: ${methods.join(', ')}`;
    const allow = headerOf(response.headers, 'allow');
    if (allow === undefined) return [{ pointer, expected, actual: 'no Allow header', documented }];
    const allowed = new Set(allow.split(',').map((method) => method.trim().toUpperCase()));
    if (allowed.has(request.method)) {
      const actual = `${JSON.stringify(allow)} includes ${request.method}, which was refused`;
      return [{ pointer, expected, actual, documented }];
    }
    const missing = methods.filter((method) => !allowed.has(method));
    if (missing.length === 0) return [];
    const actual = `${JSON.stringify(allow)} lacks ${missing.join(', ')}`;
    return [{ pointer, expected, actual, documented }];
  },
};
