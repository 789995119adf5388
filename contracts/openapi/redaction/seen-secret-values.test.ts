import { expect, test } from '@jest/globals';
import { SecretValues } from './seen-secret-values.ts';

const secret = 'hush+hush/2 ü"';

function masking(...values: string[]): SecretValues {
  const secrets = new SecretValues((text) => text === 'password');
  for (const value of values) secrets.add(value);
  return secrets;
}

test.each([
  ['as it is', secret],
  ['in JSON', JSON.stringify(secret).slice(1, -1)],
  ['in a URL', encodeURIComponent(secret)],
  ['in a form', new URLSearchParams([['', secret]]).toString().slice(1)],
  ['in base64', btoa('hush-hush-2')],
  ['in base64 with something before it', btoa('ahush-hush-2').slice(2)],
  ['in hexadecimal digits', Buffer.from(secret).toString('hex')],
])('a value is hidden %s', (_, written) => {
  const masked = masking(secret, 'hush-hush-2').mask(`a ${written} b ${written}`);
  // The last letter of base64 may stay: it depends on what follows.
  expect(masked).toMatch(/^a \w?\[redacted\]\w?=* b \w?\[redacted\]\w?=*$/);
});

test('a value that is base64 is hidden decoded, too', () => {
  expect(masking(btoa('hush-hush-2')).mask('it was hush-hush-2')).toBe('it was [redacted]');
});

test('the longest of several values is hidden', () => {
  expect(masking('secret-1', 'secret-10').mask('secret-1 secret-10')).toBe('[redacted] [redacted]');
});

test.each(['short', 'aaaaaaaaaaaa', 'password'])('%s is in any text, and is not looked for', (value) => {
  expect(masking(value).mask(`a ${value}`)).toBe(`a ${value}`);
});

test('JSON stays JSON where a number is hidden', () => {
  expect(masking('1234567890').maskBody('{"a":1234567890,"b":[1234567890]}')).toBe(
    '{"a":"[redacted]","b":["[redacted]"]}',
  );
});

test('the latest values are remembered, and no more than twice the limit', () => {
  const secrets = new SecretValues(() => false, 10);
  for (let i = 10; i < 50; i += 1) secrets.add(`the-secret-${i}`);
  expect(secrets.mask('the-secret-49, the-secret-40, the-secret-10')).toBe(
    '[redacted], [redacted], the-secret-10',
  );
  secrets.clear();
  expect(secrets.mask('the-secret-49')).toBe('the-secret-49');
});

test('of a header only its credentials are remembered', () => {
  const secrets = new SecretValues();
  secrets.addHeader('Bearer abcdefgh-1');
  secrets.addHeader(`Basic ${btoa('someone:a long password')}`);
  expect(secrets.mask('Bearer abcdefgh-1, Basic someone, a long password')).toBe(
    'Bearer [redacted], Basic someone, [redacted]',
  );
});
