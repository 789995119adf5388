import type { Check } from './check.ts';

export const authRequired: Check = {
  id: 'auth-required',
  title: 'an operation that wants credentials is closed to those who have none, or wrong ones',
  severity: 'critical',
  wfc: 'F311',
  intents: ['no credentials'],
  inspect({ operation, response }) {
    if (response.status === 401 || response.status === 403) return [];
    const message = `a stranger was answered with ${response.status}, not with 401 or 403`;
    return [{ pointer: '/status', message, documented: operation.pointer }];
  },
};
