import { describe, expect, test } from '@jest/globals';
import { createToken, isSignedBy, tokenClaims } from './sap-token.ts';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('the claims of a token', () => {
  test.each([
    ['an empty signature', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJtb2NrIn0.', { sub: 'mock' }],
    ['any signature', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJtb2NrIn0.anything', { sub: 'mock' }],
    ['a created token', createToken({ sub: 'ü' }), { sub: 'ü' }],
    ['an opaque string', 'opaque', undefined],
    ['two parts', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJtb2NrIn0', undefined],
    ['four parts', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJtb2NrIn0..', undefined],
    ['an empty first part', '.eyJzdWIiOiJtb2NrIn0.', undefined],
    ['a first part that is not JSON', 'c2VjcmV0.eyJzdWIiOiJtb2NrIn0.', undefined],
    ['claims that are not an object', `${part({ alg: 'none' })}.${part(['sub'])}.`, undefined],
  ])('%s', (_, token, claims) => {
    expect(tokenClaims(token)).toEqual(claims);
  });
});

test('the sample of RFC 7515, appendix A.1, has a valid signature', () => {
  const secret = Buffer.from(
    'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
    'base64url',
  );
  const token =
    'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9' +
    '.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ' +
    '.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
  expect(isSignedBy(secret, token)).toBe(true);
  expect(isSignedBy(secret, token.replace('dBjf', 'dBjg'))).toBe(false);
  expect(isSignedBy('another', token)).toBe(false);
  expect(isSignedBy('a', createToken({}, 'a'))).toBe(true);
  expect(isSignedBy('a', 'opaque')).toBe(false);
});
