import type { Check } from './check.ts';

export const invalidInputRefused: Check = {
  id: 'invalid-input-refused',
  title: 'a request that breaks the document is refused',
  wfc: 'F206',
  intents: ['invalid input'],
  inspect({ operation, response }) {
    if (response.status >= 400) return [];
    const message = `the request breaks the document and was answered with ${response.status}`;
    return [{ pointer: '/status', message, documented: operation.pointer }];
  },
};
