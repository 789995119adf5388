import type { Check } from './check.ts';

export const noServerError: Check = {
  id: 'no-server-error',
  title: 'no request makes the provider fail',
  wfc: 'F100',
  inspect({ operation, response, wanted }) {
    // 501 and 503 say what the provider does not do, or not now; and some fail on purpose.
    if (response.status < 500 || [501, 503, wanted].includes(response.status)) return [];
    const message = `the provider failed with ${response.status}`;
    return [{ pointer: '/status', message, documented: `${operation.pointer}/responses` }];
  },
};
