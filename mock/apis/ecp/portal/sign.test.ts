import { expect, test } from '@jest/globals';
import { callMock } from '../../../testing.ts';
import { builtinMock } from '../../index.ts';
import { sign } from './browser/sign.ts';

test.each([
  ['testkey123', 'Thu, 17 May 2012 19:37:58 GMT', 'ZGVtbzo2ZWtnWXdwR1JMaU01a0k2bmRLZXRzem1RV0U9'],
  ['testkey123', 'Fri, 02 Oct 2020 15:00:00 UTC', 'ZGVtbzpJR2poZVU4NEVQeXJEOEpjY1JDMm5Pci8zOEk9'],
  ['pa$$w0rd', 'Fri, 02 Oct 2020 15:00:00 GMT', 'ZGVtbzp5OGZyenpXRHdkNnc4WHQzUGJyVnVEU3NNNTQ9'],
])(
  'the portal’s pages sign by the key %s as the vendor’s recipe does, at %s',
  async (apiKey, date, signed) => {
    const headers = await sign({ login: 'demo', apiKey }, date);
    expect(headers).toEqual({ 'x-cnc-date': date, authorization: `Basic ${signed}` });
  },
);

test('a signature by letters beyond ASCII is the one that the mock expects', async () => {
  const variables = { ECP_USERNAME: 'José', ECP_API_KEY: 'ключ' };
  const headers = await sign({ login: 'José', apiKey: 'ключ' }, 'Fri, 02 Oct 2020 15:00:00 GMT');
  const mock = builtinMock('ecp', { variables });
  expect((await callMock(mock, 'GET', '/ecp/v1/imagepullsecrets', undefined, headers)).status).toBe(200);
});
