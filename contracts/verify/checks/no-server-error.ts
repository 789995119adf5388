import type { Check } from './check.ts';

const isSuccess = (status: string) => /^[123d]/.test(status);

export const noServerError: Check = {
  id: 'no-server-error',
  title: 'no request causes a server error',
  wfc: 'F100',
  inspect({ operation, response, expectedStatus }) {
    // 501 and 503 say what the provider does not do, or not now; and some requests are meant to fail.
    if (response.status < 500 || [501, 503, expectedStatus].includes(response.status)) return [];
    // A document without a success has failures that are meant.
    if (operation.responses.size > 0 && ![...operation.responses.keys()].some(isSuccess)) return [];
    const expected = 'no server error';
    const documented = `${operation.pointer}/responses`;
    return [{ pointer: '/status', expected, actual: `${response.status}`, documented }];
  },
};
