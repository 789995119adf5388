import type { Check } from './check.ts';

/** Whether a status refuses the request as such, and not for the state or the caller (RFC 9110, section 15.5). */
export function isRefusal(status: number): boolean {
  return refusals.includes(status);
}

const refusals = [400, 405, 406, 411, 413, 414, 415, 417, 422, 431];

export const validInputAccepted: Check = {
  id: 'valid-input-accepted',
  title: 'a valid request is not refused as invalid',
  wfc: 'F207',
  intents: ['valid input'],
  inspect({ operation, response }) {
    // A document may have refusals only.
    const succeeds = [...operation.responses.keys()].some((status) => /^[23d]/.test(status));
    if (!succeeds || !isRefusal(response.status)) return [];
    const expected = 'no refusal of a valid request';
    return [{ pointer: '/status', expected, actual: `${response.status}`, documented: operation.pointer }];
  },
};
