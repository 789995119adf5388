import type { Operation } from '../../openapi/spec.ts';
import type { Check } from './check.ts';

export const invalidInputRefused: Check = {
  id: 'invalid-input-refused',
  title: 'a request that is invalid against the document is refused',
  wfc: 'F206',
  intents: ['invalid input'],
  inspect({ operation, response }) {
    if (response.status >= 400) return [];
    const expected = '4xx for an invalid request';
    return [{ pointer: '/status', expected, actual: `${response.status}`, documented: operation.pointer }];
  },
};

/** Whether the document says what is answered to invalid input. */
export function rejectsInput({ responses }: Operation): boolean {
  return ['400', '422', '4XX', 'default'].some((status) => responses.has(status));
}
