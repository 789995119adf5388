import type { Check } from './check.ts';

const isSuccess = (status: string) => /^[123d]/.test(status);

export const noServerError: Check = {
  id: 'no-server-error',
  title: 'no request makes the provider fail',
  wfc: 'F100',
  inspect({ operation, response, wanted }) {
    // 501 and 503 say what the provider does not do, or not now; and some fail on purpose.
    if (response.status < 500 || [501, 503, wanted].includes(response.status)) return [];
    // A document without a success has failures that are meant.
    if (operation.responses.size > 0 && ![...operation.responses.keys()].some(isSuccess)) return [];
    const message = `the provider failed with ${response.status}`;
    return [{ pointer: '/status', message, documented: `${operation.pointer}/responses` }];
  },
};
