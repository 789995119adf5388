import type { Check } from './check.ts';

export const unknownIdRefused: Check = {
  id: 'unknown-id-refused',
  title: 'a call of something that does not exist is answered with 404, where the document has it',
  intents: ['unknown id'],
  inspect({ operation, response }) {
    // Whether a 404 is documented by its class or by `default`, if at all, is another check's to say.
    const wanted = operation.responses.has('404') ? [404] : [400, 403, 404, 410];
    if (wanted.includes(response.status)) return [];
    const message = `a missing one was answered with ${response.status}, not with ${wanted.join(' or ')}`;
    return [{ pointer: '/status', message, documented: `${operation.pointer}/responses` }];
  },
};
