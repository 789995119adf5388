import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { ecpPassword } from '../../../contracts/auth/ecp-password.ts';
import { noBody } from '../../../contracts/http/message.ts';
import { callEcp, secretsPath } from '../../../scripts/testing/call-ecp.ts';
import { builtinMock } from '../index.ts';

const gmt = 'Fri, 02 Oct 2020 15:00:00 GMT';
const older = 'Thu, 17 May 2012 19:37:58 GMT';
const utc = 'Fri, 02 Oct 2020 15:00:00 UTC';

/** Computed with openssl, as the vendor's script does it. */
const vectors = [
  ['testkey123', older, '6ekgYwpGRLiM5kI6ndKetszmQWE=', 'ZGVtbzo2ZWtnWXdwR1JMaU01a0k2bmRLZXRzem1RV0U9'],
  ['testkey123', gmt, '4r7WgHa7HjzYubeMHbHxcrH9wh8=', 'ZGVtbzo0cjdXZ0hhN0hqell1YmVNSGJIeGNySDl3aDg9'],
  ['testkey123', utc, 'IGjheU84EPyrD8JccRC2nOr/38I=', 'ZGVtbzpJR2poZVU4NEVQeXJEOEpjY1JDMm5Pci8zOEk9'],
  ['pa$$w0rd', gmt, 'y8frzzWDwd6w8Xt3PbrVuDSsM54=', 'ZGVtbzp5OGZyenpXRHdkNnc4WHQzUGJyVnVEU3NNNTQ9'],
] as const;
const [row1, row2] = [`Basic ${vectors[0][3]}`, `Basic ${vectors[1][3]}`];

test.each(vectors)('key %s, date %s: password %s', async (apiKey, date, password, encoded) => {
  expect(ecpPassword(apiKey, date)).toBe(password);
  const headers = { date, authorization: `Basic ${encoded}` };
  expect(await statusWith(headers, { ECP_USERNAME: 'demo', ECP_API_KEY: apiKey })).toBe(200);
  expect(await statusWith(headers, { ECP_API_KEY: 'another' })).toBe(401);
});

describe('with the account demo, testkey123', () => {
  const variables = { ECP_USERNAME: 'demo', ECP_API_KEY: 'testkey123' };
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

  test.each<[what: string, headers: Record<string, string>]>([
    ['no Authorization', { date: older }],
    ['another scheme', { date: older, authorization: 'Bearer x' }],
    ['another date than the password’s', { date: gmt, authorization: row1 }],
    ['no date at all', { authorization: row1 }],
    ['an empty date', { date: '', authorization: row1 }],
    ['an unknown login', { date: older, authorization: basic('demo2:6ekgYwpGRLiM5kI6ndKetszmQWE=') }],
    ['the key itself as password', { date: older, authorization: basic('demo:testkey123') }],
    ['no password', { date: older, authorization: basic('demo') }],
    ['nothing after Basic', { date: older, authorization: 'Basic' }],
    ['Basic that is no base64', { date: older, authorization: 'Basic ***' }],
    ['an x-cnc-date that was not signed', { date: older, 'x-cnc-date': gmt, authorization: row1 }],
  ])('%s is refused', async (_, headers) => {
    const { status, headers: answered, body } = await list(headers, variables);
    expect(status).toBe(401);
    expect(answered['WWW-Authenticate']).toBe('Basic realm="ECP API"');
    expect(answered['Qtl-Request-Id']).toMatch(/^[0-9a-f]{16}$/);
    expect(JSON.parse(body.toString())).toEqual({
      error: 'AccessDenied',
      message: 'Please enter valid credentials.',
    });
  });

  test.each<[what: string, headers: Record<string, string>]>([
    ['x-cnc-date instead of Date', { 'x-cnc-date': older, authorization: row1 }],
    ['x-cnc-date before Date', { 'x-cnc-date': older, date: gmt, authorization: row1 }],
    ['a space more, as the vendor’s own client sends', { date: gmt, authorization: ` ${row2}` }],
    ['the scheme in another case', { date: gmt, authorization: row2.replace('Basic', 'BASIC') }],
  ])('%s is accepted', async (_, headers) => {
    expect(await statusWith(headers, variables)).toBe(200);
  });

  test('a date is signed byte for byte, as a header brings it', () => {
    const bytes = Buffer.from('día');
    const wanted = createHmac('sha1', 'key').update(bytes).digest('base64');
    expect(ecpPassword('key', bytes.toString('latin1'))).toBe(wanted);
  });
});

test('without a known account, any well-formed credentials are accepted', async () => {
  expect(await statusWith({ date: gmt, authorization: row1 }, {})).toBe(200);
  expect(await statusWith({ date: gmt, authorization: `Basic ${btoa('demo:testkey123')}` }, {})).toBe(401);
});

test('with auth off, no credentials are required', async () => {
  const { status } = await builtinMock('ecp', { auth: 'off' }).handle(request({}));
  expect(status).toBe(200);
});

test('an unknown path requires no credentials', async () => {
  const { status } = await callEcp(builtinMock('ecp'), 'GET', '/ecp/v2', { headers: { authorization: '' } });
  expect(status).toBe(404);
});

type Variables = Record<string, string>;

function request(headers: Record<string, string>) {
  return { method: 'GET', path: secretsPath, query: '', headers, body: noBody };
}

function list(headers: Record<string, string>, variables: Variables) {
  return builtinMock('ecp', { variables }).handle(request(headers));
}

async function statusWith(headers: Record<string, string>, variables: Variables): Promise<number> {
  return (await list(headers, variables)).status;
}
