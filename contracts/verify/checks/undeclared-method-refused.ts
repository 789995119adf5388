import type { Check } from './check.ts';

export const undeclaredMethodRefused: Check = {
  id: 'undeclared-method-refused',
  title: 'a method that is not documented for a path is refused',
  wfc: 'F310',
  intents: ['undeclared method'],
  inspect({ operation, request, response }) {
    if (response.status >= 400) return [];
    const expected = `4xx for ${request.method}, which is not documented`;
    const documented = operation.pointer.replace(/\/[a-z]+$/, '');
    return [{ pointer: '/status', expected, actual: `${response.status}`, documented }];
  },
};
