import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { type HttpRequest, noBody } from '../http/message.ts';
import {
  canonicalRequest,
  hasValidSignature,
  parseAuthorization,
  parseSdkDate,
  sampleAccessKey,
  signRequest,
} from './huawei-signature.ts';

const project = '0123456789abcdef0123456789abcdef';
const now = new Date('2026-01-02T03:04:05Z');
const headers = { 'content-type': 'application/json', host: '127.0.0.1:8080', 'x-project-id': project };
const signedHeaders = 'content-type;host;x-project-id;x-sdk-date';

const requestTo = (method: string, target: string, body = ''): HttpRequest => {
  const [path = '', query = ''] = target.split('?');
  return { method, path: `/v1/${project}${path}`, query, headers, body: body ? Buffer.from(body) : noBody };
};
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const authorizationOf = (request: HttpRequest) => {
  const parsed = parseAuthorization(String(request.headers.authorization));
  if (!parsed) throw new Error('no authorization');
  return parsed;
};

// Computed by hand, by the vendor's own signer, and by an independent verifier.
const vectors = {
  'a POST with a body': {
    request: requestTo('POST', '/secrets', '{"name":"demo","secret_string":"s3cr3t"}'),
    hash: '6cd63610a0c49622dde423b0231bdc818328ed4e119b85f12f32f20819d2093e',
    signature: '75193ec49e0c91df7e5dcad4abe03ada9bd44db6618931f2dde67833af2e71e7',
  },
  'a GET with an empty parameter': {
    request: requestTo('GET', '/secrets?marker=&limit=10'),
    hash: 'bacf78c5857709b9b76f1de64282fa0f978bd60dd2a5d1f4d130632c684fcbca',
    signature: 'ecbd79e79d9703bee5f331de203a7beb3255b97ebfb723c2af2b46ab32ee8bd2',
  },
  'a POST without a body': {
    request: requestTo('POST', '/secrets/demo/scheduled-deleted-tasks/cancel'),
    hash: 'd10045d75904c270a9b378d335eb44f191097e233322ba8d8902613094eac90f',
    signature: '65338d88e53fa6b0f6081963a8a4175cb2d65b610f12d26a073d5e1674650b0d',
  },
};

describe.each(Object.entries(vectors))('%s', (_, { request, hash, signature }) => {
  const signed = signRequest(request, sampleAccessKey, now);
  test('has the signature of the vendor’s own signer', () => {
    expect(signed.headers['x-sdk-date']).toBe('20260102T030405Z');
    expect(sha256(canonicalRequest(signed, signedHeaders.split(';')))).toBe(hash);
    expect(signed.headers.authorization).toBe(
      `SDK-HMAC-SHA256 Access=AKEXAMPLE, SignedHeaders=${signedHeaders}, Signature=${signature}`,
    );
  });
  test('is valid only without any change', () => {
    const authorization = authorizationOf(signed);
    expect(hasValidSignature(signed, authorization, sampleAccessKey.sk)).toBe(true);
    expect(hasValidSignature(signed, authorization, 'SKOTHER')).toBe(false);
    const others: Partial<HttpRequest>[] = [
      { method: 'PUT' },
      { path: `${signed.path}/other` },
      { query: 'limit=11&marker=' },
      { body: Buffer.from('{}') },
      { headers: { ...signed.headers, host: 'other' } },
      { headers: { ...signed.headers, 'x-sdk-date': '20260102T030406Z' } },
      { headers: { ...signed.headers, 'content-type': undefined } },
      { headers: { ...signed.headers, 'x-sdk-content-sha256': 'UNSIGNED-PAYLOAD' } },
    ];
    for (const other of others)
      expect(hasValidSignature({ ...signed, ...other }, authorization, sampleAccessKey.sk)).toBe(false);
  });
});

test('the canonical request of a POST with a body has these lines', () => {
  const { request } = vectors['a POST with a body'];
  const dated = { ...request, headers: { ...headers, 'x-sdk-date': '20260102T030405Z' } };
  expect(canonicalRequest(dated, signedHeaders.split(';')).split('\n')).toEqual([
    'POST',
    `/v1/${project}/secrets/`,
    '',
    'content-type:application/json',
    'host:127.0.0.1:8080',
    `x-project-id:${project}`,
    'x-sdk-date:20260102T030405Z',
    '',
    signedHeaders,
    '116cd70697af2e00f1199cacdc35f01a4c9caec8c08928863b3113bf4c10b5fa',
  ]);
});

describe('the canonical form', () => {
  test.each([
    ['', ''],
    ['b=2&a=1', 'a=1&b=2'],
    ['a=2&a=10&a=1', 'a=1&a=10&a=2'],
    ['marker=', 'marker='],
    ['marker', 'marker='],
    ['B=1&a=2', 'B=1&a=2'],
    ["q=it's+(a)*!", 'q=it%27s%20%28a%29%2A%21'],
    ['q=%C3%A9%2f~', 'q=%C3%A9%2F~'],
  ])('query %j', (query, canonical) => {
    expect(canonicalRequest({ ...requestTo('GET', ''), query }, []).split('\n')[2]).toBe(canonical);
  });

  test.each([
    ['/', '/'],
    ['/a', '/a/'],
    ['/a/', '/a/'],
    ['/a%20b', '/a%20b/'],
    ['/%c3%a9', '/%C3%A9/'],
    ["/it's", '/it%27s/'],
    ['/100%', '/100%25/'],
  ])('path %j', (path, canonical) => {
    expect(canonicalRequest({ ...requestTo('GET', ''), path }, []).split('\n')[1]).toBe(canonical);
  });

  test('has trimmed header values, and a given hash instead of the body’s', () => {
    const request = {
      ...requestTo('GET', ''),
      headers: { a: ' b ', 'x-sdk-content-sha256': 'UNSIGNED-PAYLOAD' },
    };
    expect(canonicalRequest(request, ['a']).split('\n').slice(3)).toEqual([
      'a:b',
      '',
      'a',
      'UNSIGNED-PAYLOAD',
    ]);
  });
});

test('a path with escapes may be encoded once or twice in what is signed (H-A36)', () => {
  const sent = requestTo('DELETE', '/csms/24fc1f87-87a9-4f2d-95c9-d324bad6ead7/tags/a%20b');
  const twice = signRequest({ ...sent, path: sent.path.replace('%20', '%2520') }, sampleAccessKey, now);
  for (const { headers: given } of [signRequest(sent, sampleAccessKey, now), twice]) {
    const signed = { ...sent, headers: given };
    expect(hasValidSignature(signed, authorizationOf(signed), sampleAccessKey.sk)).toBe(true);
  }
});

test('the date must be signed', () => {
  const date = '20260102T030405Z';
  const request = { ...requestTo('GET', '/secrets'), headers: { ...headers, 'x-sdk-date': date } };
  const isValid = (signedHeaders: string[]) => {
    const text = ['SDK-HMAC-SHA256', date, sha256(canonicalRequest(request, signedHeaders))].join('\n');
    const signature = createHmac('sha256', sampleAccessKey.sk).update(text).digest('hex');
    return hasValidSignature(
      request,
      { ak: sampleAccessKey.ak, signedHeaders, signature },
      sampleAccessKey.sk,
    );
  };
  expect(isValid(['x-sdk-date'])).toBe(true);
  expect(isValid(['host'])).toBe(false);
});

test.each([
  '',
  'SDK-HMAC-SHA256',
  'SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=12',
  `SDK-HMAC-SHA256 Access=, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
  `V11-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
  `SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=${'G'.repeat(64)}`,
])('is not a valid authorization: %j', (text) => {
  expect(parseAuthorization(text)).toBeUndefined();
});

test.each([
  ['20260102T030405Z', Date.UTC(2026, 0, 2, 3, 4, 5)],
  ['20261302T030405Z', undefined],
  ['2026-01-02T03:04:05Z', undefined],
  ['', undefined],
])('the date %j is %j', (text, time) => {
  expect(parseSdkDate(text)).toBe(time);
});
