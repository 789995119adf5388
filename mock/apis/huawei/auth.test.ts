import { describe, expect, test } from '@jest/globals';
import { type AccessKey, sampleAccessKey, signRequest } from '../../../contracts/auth/huawei-signature.ts';
import { jsonOf } from '../../../contracts/http/lossless-json.ts';
import type { HttpRequest } from '../../../contracts/http/message.ts';
import { builtinMock } from '../index.ts';
import { requestTo } from './testing.ts';

const own: AccessKey = { ak: 'OWNAK', sk: 'OWNSK' };
const ownPair = { HUAWEICLOUD_SDK_AK: own.ak, HUAWEICLOUD_SDK_SK: own.sk };
const ownToken = { HUAWEICLOUD_AUTH_TOKEN: 'own-token' };

const bare = () => ({ ...requestTo('GET', '/secrets?limit=1'), headers: { host: 'kms.example' } });
const withHeaders = (headers: HttpRequest['headers']) => ({
  ...bare(),
  headers: { ...bare().headers, ...headers },
});
const token = (text: string) => withHeaders({ 'x-auth-token': text });
const signed = (key: AccessKey, date = new Date()) => signRequest(bare(), key, date);
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

const prefix = 'Incorrect IAM authentication information: ';
const messages = {
  none: `${prefix}x-auth-token not found`,
  unreadable: `${prefix}decrypt token fail`,
  unknownKey: `${prefix}Get secretKey failed,ak:******,err:ak not exist`,
  expired: `${prefix}calc ak sk signature fail:signature expired`,
};

describe('the gateway accepts (H-A34)', () => {
  test.each([
    ['any token', {}, token('x')],
    ['the sample key', {}, signed(sampleAccessKey)],
    ['the sample key beside an empty token', {}, signed(sampleAccessKey)],
    ['the named token', ownToken, token('own-token')],
    ['the named key', ownPair, signed(own)],
    ['a named key beside a named token', { ...ownPair, ...ownToken }, signed(own)],
    ['a request that was signed 14 minutes ago', {}, signed(sampleAccessKey, minutesAgo(14))],
    ['a request that was signed 14 minutes ahead', {}, signed(sampleAccessKey, minutesAgo(-14))],
  ])('%s', async (_, variables, request) => {
    expect((await builtinMock('huawei', { variables }).handle(request)).status).toBe(200);
  });
});

describe('the gateway refuses', () => {
  test.each([
    ['a call without credentials', {}, bare(), messages.none],
    ['an empty token', {}, token(''), messages.none],
    ['another scheme', {}, withHeaders({ authorization: 'Basic eDp5' }), messages.none],
    ['another token than the named one', ownToken, token('x'), messages.unreadable],
    ['a token where only a key is named', ownPair, token('x'), messages.unreadable],
    ['another key', {}, signed({ ...sampleAccessKey, ak: 'AKOTHER' }), messages.unknownKey],
    ['the sample key where another is named', ownPair, signed(sampleAccessKey), messages.unknownKey],
    ['the sample key where a token is named', ownToken, signed(sampleAccessKey), messages.unknownKey],
    ['an old signature', {}, signed(sampleAccessKey, minutesAgo(16)), messages.expired],
    ['a signature of the future', {}, signed(sampleAccessKey, minutesAgo(-16)), messages.expired],
  ])('%s', async (_, variables, request, error_msg) => {
    const response = await builtinMock('huawei', { variables }).handle(request);
    const request_id = response.headers['X-Request-Id'];
    expect(request_id).toMatch(/^[0-9a-f]{32}$/);
    expect(response.status).toBe(401);
    expect(jsonOf(response)).toEqual({ error_code: 'APIGW.0301', error_msg, request_id });
  });

  test('a wrong signature with the canonical request, without credentials in it', async () => {
    const headers = { host: 'kms.example', 'x-security-token': 'the-security-token' };
    const request = signRequest({ ...bare(), headers }, { ...sampleAccessKey, sk: 'SKOTHER' }, new Date());
    const response = await builtinMock('huawei').handle(request);
    const { error_msg } = jsonOf(response) as { error_msg: string };
    expect(response.status).toBe(401);
    expect(error_msg).toMatch(
      /^Incorrect IAM authentication information: verify aksk signature fail,canonicalRequest:/,
    );
    expect(error_msg).toContain(`canonicalRequest:GET|${request.path}/|limit=1|host:kms.example|x-sdk-date:`);
    expect(error_msg).toContain('|x-security-token:******||host;x-sdk-date;x-security-token|');
    expect(error_msg).not.toContain('the-security-token');
  });

  test.each([
    'SDK-HMAC-SHA256 ',
    'SDK-HMAC-SHA256 Access=AKEXAMPLE',
    `SDK-HMAC-SHA256 ${'A'.repeat(10_000)}`,
  ])('an unreadable authorization, also beside a token: %.60s', async (authorization) => {
    const request = withHeaders({ authorization, 'x-auth-token': 'x' });
    expect((await builtinMock('huawei').handle(request)).status).toBe(401);
  });
});

test('a mock with a seed accepts signatures of any time (H-A35)', async () => {
  const old = signed(sampleAccessKey, new Date('2020-01-01T00:00:00Z'));
  expect((await builtinMock('huawei', { seed: 1 }).handle(old)).status).toBe(200);
});

test('with auth off, no credentials are required', async () => {
  const mock = builtinMock('huawei', { auth: 'off' });
  for (const request of [bare(), token(''), signed({ ...sampleAccessKey, sk: 'SKOTHER' })]) {
    expect((await mock.handle(request)).status).toBe(200);
  }
});

test.each([{ HUAWEICLOUD_SDK_AK: 'AK' }, { HUAWEICLOUD_SDK_SK: 'SK' }])(
  'half of a key is refused: %j',
  (variables) => {
    expect(() => builtinMock('huawei', { variables })).toThrow('one of them is missing');
  },
);

test('neither tokens nor signatures are in the journal', async () => {
  const mock = builtinMock('huawei');
  await mock.handle(token('the-token'));
  await mock.handle(signed(sampleAccessKey));
  const text = JSON.stringify((await mock.journal.read()).entries);
  expect((await mock.journal.read()).total).toBe(2);
  expect(text).not.toMatch(/the-token|Signature=/);
});

test('an unknown path is a 404 with a request id, also without credentials (H-A33)', async () => {
  for (const [method, target] of [
    ['GET', '/v1'],
    ['PATCH', '/secrets'],
    ['GET', '/secrets/'],
    ['GET', '//secrets'],
  ]) {
    const request = { ...requestTo(method ?? '', target ?? ''), headers: {} };
    const response = await builtinMock('huawei').handle(request);
    expect([response.status, jsonOf(response)]).toEqual([
      404,
      {
        error_code: 'APIGW.0101',
        error_msg: 'The API does not exist or has not been published in the environment',
        request_id: response.headers['X-Request-Id'],
      },
    ]);
  }
});
