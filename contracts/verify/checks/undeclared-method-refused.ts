import type { Check } from './check.ts';

export const undeclaredMethodRefused: Check = {
  id: 'undeclared-method-refused',
  title: 'a method that the document does not have for a path is refused',
  wfc: 'F310',
  intents: ['undeclared method'],
  inspect({ operation, request, response }) {
    if (response.status >= 400) return [];
    const message = `${request.method} was answered with ${response.status}; the document does not have it`;
    const documented = operation.pointer.replace(/\/[a-z]+$/, '');
    return [{ pointer: '/status', message, documented }];
  },
};
