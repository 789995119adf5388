import { responseFor } from '../../openapi/spec.ts';
import type { Check } from './check.ts';
import { rejectsInput } from './invalid-input-refused.ts';
import { mockCannotAnswer } from './mock-cannot-answer.ts';

export const statusDocumented: Check = {
  id: 'status-documented',
  title: 'every response has a documented status',
  wfc: 'F200',
  inspect({ operation, intent, response, json }) {
    if (intent === 'undeclared method' || responseFor(operation, response.status)) return [];
    // Where the document has no responses at all, there is nothing to check.
    if (operation.responses.size === 0) return [];
    // Of unauthenticated requests the security requirement says enough (RFC 9110, sections 15.5.2 and 15.5.4).
    if (intent === 'no credentials' && [401, 403].includes(response.status)) return [];
    // Many documents leave out what is answered to invalid input; which refusal it is, is the server's choice then.
    const isRefusal = response.status >= 400 && response.status < 500;
    if (intent === 'invalid input' && isRefusal && !rejectsInput(operation)) return [];
    // So it does of what another user made.
    if (intent === 'another user' && [401, 403, 404].includes(response.status)) return [];
    // What is invalid has to be refused as such.
    if (intent !== 'invalid input' && mockCannotAnswer(response.status, json)) return [];
    const known = [...operation.responses.keys()].join(', ');
    const expected = `a documented status: ${known}`;
    const documented = `${operation.pointer}/responses`;
    return [{ pointer: '/status', expected, actual: `${response.status}`, documented }];
  },
};
