import { describe, expect, test } from '@jest/globals';
import { createToken } from '../../../contracts/auth/sap-token.ts';
import { type HttpResponse, headerOf } from '../../../contracts/http/message.ts';
import { builtinMock } from '../index.ts';
import { authorization, callSap, messageOf, secrets } from './testing.ts';

describe('authentication', () => {
  const admit = (given: string, options: Parameters<typeof builtinMock>[1] = {}): Promise<HttpResponse> =>
    callSap(builtinMock('sap', options), 'GET', secrets, { headers: { authorization: given } });

  test.each([
    authorization,
    'Bearer static',
    'bearer x',
    'BEARER a.b-c_d~e+f/g==',
    `Bearer ${createToken({ exp: 4e9 })}`,
  ])('accepts %s (S-A11)', async (given) => {
    expect((await admit(given)).status).toBe(200);
  });

  test.each([
    '',
    'Bearer',
    'Bearer ',
    'Bearer a b',
    'Bearer ä',
    'Basic eDp5',
    'static',
    `Bearer ${createToken({ exp: 1 })}`,
  ])('refuses %j (S-A10)', async (given) => {
    const response = await admit(given);
    expect([response.status, headerOf(response.headers, 'www-authenticate'), messageOf(response)]).toEqual([
      401,
      'Bearer',
      'a valid access token is required',
    ]);
  });

  test('accepts a token until it expires', async () => {
    const now = Date.now() / 1000;
    expect((await admit(`Bearer ${createToken({ exp: now + 60 })}`)).status).toBe(200);
    expect((await admit(`Bearer ${createToken({ exp: now - 1 })}`)).status).toBe(401);
  });

  test('accepts any call where it is off', async () => {
    expect((await admit('', { auth: 'off' })).status).toBe(200);
    const request = {
      headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: '' },
      body: 'grant_type=client_credentials',
    };
    const token = await callSap(builtinMock('sap', { auth: 'off' }), 'POST', '/oauth/token', request);
    expect(token.status).toBe(200);
  });

  test.each([
    ['GET', secrets, 'read'],
    ['GET', `${secrets}/mydockerregistry`, 'read'],
    ['POST', secrets, 'create'],
    ['PATCH', `${secrets}/mydockerregistry`, 'update'],
    ['DELETE', `${secrets}/mydockerregistry`, 'delete'],
  ])(
    '%s %s wants the authorisation to %s, where the token has scopes (S-A12)',
    async (method, path, right) => {
      const status = async (scope: unknown) =>
        (
          await callSap(builtinMock('sap'), method, path, {
            headers: { authorization: `Bearer ${createToken({ scope })}` },
          })
        ).status;
      const wanted = `aicore.dockerregistrysecret.credentials.${right}`;
      expect(await status(['openid', wanted])).not.toBe(403);
      expect(await status(`openid aicore!b1.${wanted}`)).not.toBe(403);
      expect(await status(['openid', `${wanted}x`, `x${wanted}`])).toBe(403);
      expect(await status([])).toBe(403);
    },
  );
});
