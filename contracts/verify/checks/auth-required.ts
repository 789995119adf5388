import type { Check } from './check.ts';

export const authRequired: Check = {
  id: 'auth-required',
  title: 'a request without valid credentials is rejected, where the operation requires them',
  severity: 'critical',
  wfc: 'F311',
  intents: ['no credentials'],
  inspect({ operation, response }) {
    if (response.status === 401 || response.status === 403) return [];
    const expected = '401 or 403 without valid credentials';
    return [{ pointer: '/status', expected, actual: `${response.status}`, documented: operation.pointer }];
  },
};
