import { responseFor } from '../../openapi/spec.ts';
import type { Check } from './check.ts';

export const statusDocumented: Check = {
  id: 'status-documented',
  title: 'an operation answers only with statuses that the document has',
  wfc: 'F200',
  inspect({ operation, intent, response }) {
    if (intent === 'undeclared method' || responseFor(operation, response.status)) return [];
    // Where the document has no responses at all, it promises nothing.
    if (operation.responses.size === 0) return [];
    // Of strangers the security requirement has said enough (RFC 9110, sections 15.5.2 and 15.5.4).
    if (intent === 'no credentials' && [401, 403].includes(response.status)) return [];
    const known = [...operation.responses.keys()].join(', ');
    const message = `${response.status} is not documented; the document has ${known}`;
    return [{ pointer: '/status', message, documented: `${operation.pointer}/responses` }];
  },
};
