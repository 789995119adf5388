import { describe, expect, test } from '@jest/globals';
import { sampleServiceKey } from '../../../contracts/auth/sap-service-key.ts';
import { createToken, tokenClaims } from '../../../contracts/auth/sap-token.ts';
import { builtinMock } from '../index.ts';
import { bodyOf, callSap, secrets } from './testing.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8', authorization: '' };
const sdkBody = 'grant_type=client_credentials&client_id=sb-client%21b1%7Caicore%21b1&client_secret=s3cret';
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

describe('a token', () => {
  test('for id and secret in the body, as the SDKs send them', async () => {
    const mock = builtinMock('sap', { seed: 1 });
    const response = await callSap(mock, 'POST', '/oauth/token', { headers: form, body: sdkBody });
    const { access_token, ...rest } = bodyOf(response);
    expect(rest).toEqual({
      token_type: 'bearer',
      expires_in: 7199,
      jti: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    const iat = Date.UTC(2026, 0, 1) / 1000;
    const client = 'sb-client!b1|aicore!b1';
    const claims = { sub: client, cid: client, zid: 'mock', iat, exp: iat + 7199, jti: rest.jti };
    expect(tokenClaims(access_token)).toEqual(claims);
    expect(access_token).toMatch(/^[\w-]+\.[\w-]+\.$/);
    const list = await callSap(mock, 'GET', secrets, {
      headers: { authorization: `Bearer ${access_token}` },
    });
    expect(list.status).toBe(200);
  });

  test('for id and secret in the header, and the same from the same seed', async () => {
    const headers = { ...form, authorization: basic('sb-client!b1|aicore!b1:s3:cret') };
    const body = 'grant_type=client_credentials';
    const [first, second] = await Promise.all(
      [1, 1].map((seed) => callSap(builtinMock('sap', { seed }), 'POST', '/oauth/token', { headers, body })),
    );
    expect(first?.status).toBe(200);
    expect(first?.body).toBe(second?.body);
  });

  test.each([
    ['no id and secret', form, 'grant_type=client_credentials', 401, 'unauthorized', 'Bad credentials'],
    [
      'an empty secret',
      { ...form, authorization: basic('id:') },
      'grant_type=client_credentials',
      401,
      'unauthorized',
      'Bad credentials',
    ],
    [
      'a user’s password',
      form,
      'grant_type=password',
      400,
      'unsupported_grant_type',
      'Unsupported grant type',
    ],
    ['no grant', form, 'client_id=a&client_secret=b', 400, 'unsupported_grant_type', 'Missing grant type'],
    ['nothing', form, '', 400, 'unsupported_grant_type', 'Missing grant type'],
    [
      'JSON',
      { ...form, 'content-type': 'application/json' },
      '{}',
      400,
      'unsupported_grant_type',
      'Missing grant type',
    ],
  ])('is not given for %s (S-A15)', async (_, headers, body, status, error, error_description) => {
    const response = await callSap(builtinMock('sap'), 'POST', '/oauth/token', { headers, body });
    expect([response.status, bodyOf(response)]).toEqual([status, { error, error_description }]);
  });
});

describe('with a service key', () => {
  const key = { ...sampleServiceKey('http://127.0.0.1:4010'), clientid: 'sb-ours', clientsecret: 'ou:rs' };
  const ours = () => builtinMock('sap', { variables: { AICORE_SERVICE_KEY: JSON.stringify(key) } });
  const ask = (mock: ReturnType<typeof ours>, client: string) =>
    callSap(mock, 'POST', '/oauth/token', {
      headers: { ...form, authorization: basic(client) },
      body: 'grant_type=client_credentials',
    });

  test('only its client gets a token, and only such a token is valid', async () => {
    const mock = ours();
    for (const client of ['sb-ours:other', 'sb-other:ou:rs', 'sb-ours:ou', ':'])
      expect((await ask(mock, client)).status).toBe(401);
    const { access_token } = bodyOf(await ask(mock, 'sb-ours:ou:rs'));
    const [header, claims, signature] = access_token.split('.');
    const forged = createToken({ sub: 'sb-ours' }).split('.')[1];
    const tries: [string, number][] = [
      [access_token, 200],
      ['static', 401],
      [`${header}.${claims}.`, 401],
      [`${header}.${forged}.${signature}`, 401],
      [createToken({ sub: 'sb-ours' }, 'other'), 401],
    ];
    for (const [token, status] of tries) {
      const response = await callSap(mock, 'GET', secrets, { headers: { authorization: `Bearer ${token}` } });
      expect(response.status).toBe(status);
    }
  });

  test.each([
    ['{"clientid":"sb-ours"', 'AICORE_SERVICE_KEY is not a JSON service key'],
    [
      '{"clientid":"sb-ours","certificate":"…","serviceurls":{}}',
      'AICORE_SERVICE_KEY lacks clientsecret, url, serviceurls.AI_API_URL',
    ],
    [JSON.stringify({ ...key, url: 'nowhere' }), 'AICORE_SERVICE_KEY has an invalid url'],
  ])('that cannot be used, it does not start: %s', (AICORE_SERVICE_KEY, message) => {
    expect(() => builtinMock('sap', { variables: { AICORE_SERVICE_KEY } })).toThrow(message);
  });
});
