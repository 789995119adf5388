import type { Check } from './check.ts';

export const userIsolation: Check = {
  id: 'user-isolation',
  title: 'what one user created, another can neither read, change nor delete',
  severity: 'critical',
  intents: ['another user'],
  inspect({ operation, response }) {
    // Whether it is forbidden or said not to be there: both keep it from the other.
    if (response.status >= 400) return [];
    const expected = '403 or 404 for what another user created';
    return [{ pointer: '/status', expected, actual: `${response.status}`, documented: operation.pointer }];
  },
};
