import { headerOf } from '../../http/message.ts';
import { methodsOf } from '../../openapi/spec.ts';
import type { Check } from './check.ts';

const pointer = '/headers/Allow';

export const allowComplete: Check = {
  id: 'allow-complete',
  title: 'a method that is not allowed is answered with those that are',
  severity: 'low',
  wfc: 'F110',
  intents: ['undeclared method'],
  inspect({ spec, operation, request, response }) {
    if (response.status !== 405) return [];
    const documented = operation.pointer.replace(/\/[a-z]+$/, '');
    const allow = headerOf(response.headers, 'allow');
    if (allow === undefined)
      return [{ pointer, message: '405 has no Allow (RFC 9110, section 15.5.6)', documented }];
    const allowed = new Set(allow.split(',').map((method) => method.trim().toUpperCase()));
    const missing = methodsOf(spec.document, operation.path).filter((method) => !allowed.has(method));
    if (allowed.has(request.method))
      return [
        { pointer, message: `${JSON.stringify(allow)} has ${request.method}, which was refused`, documented },
      ];
    if (missing.length === 0) return [];
    return [{ pointer, message: `${JSON.stringify(allow)} lacks ${missing.join(', ')}`, documented }];
  },
};
