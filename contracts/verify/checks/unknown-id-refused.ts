import type { Check } from './check.ts';

export const unknownIdRefused: Check = {
  id: 'unknown-id-refused',
  title: 'a request for an unknown id gets a 404, where the document has one',
  intents: ['unknown id'],
  inspect({ operation, response }) {
    // Whether a 404 is documented by its class or by `default`, if at all, is another check's to say.
    // What was there and is gone may say so, where the document has it (RFC 9110, section 15.5.11).
    const gone = operation.responses.has('410') ? [410] : [];
    const statuses = operation.responses.has('404') ? [404, ...gone] : [400, 403, 404, 410];
    if (statuses.includes(response.status)) return [];
    const expected = `${statuses.join(' or ')} for an unknown id`;
    const documented = `${operation.pointer}/responses`;
    return [{ pointer: '/status', expected, actual: `${response.status}`, documented }];
  },
};
