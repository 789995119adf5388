import { describe, expect, test } from '@jest/globals';
import { loadBuiltin } from './load-builtin.ts';
import { createRedactor } from './redact.ts';

const { redactor } = loadBuiltin('docker');
const secret = 'c2VjcmV0';

describe('a body is redacted', () => {
  const bodies: [body: string, redacted: string][] = [
    [`{"Name":"a","Data":"${secret}"}`, '{"Name":"a","Data":"[redacted]"}'],
    [`{"Name":"a", "data" : "${secret}" }`, '{"Name":"a", "data" : "[redacted]" }'],
    [
      `{"a":[{"Data":"${secret}"},{"Data":"${secret}"}]}`,
      '{"a":[{"Data":"[redacted]"},{"Data":"[redacted]"}]}',
    ],
    [`{"D\\u0061ta":"${secret}"}`, '{"Data":"[redacted]"}'],
    [`{"Data":["${secret}"]}`, '{"Data":"[redacted]"}'],
    [`{"Data":"${secret}\\n","Name":"data"}`, '{"Data":"[redacted]","Name":"data"}'],
    ['{"Name":"database"}', '{"Name":"database"}'],
    ['[]', '[]'],
    ['', ''],
  ];
  test.each(bodies)('%s', (body, redacted) => {
    const compact = (text: string) => (text === '' ? '' : JSON.stringify(JSON.parse(text)));
    expect(compact(redactor.body(body))).toBe(compact(redacted));
  });

  test.each([
    `{"Data":"${secret}`,
    `{'Data':'${secret}'}`,
    `{"Data":"a"${secret}"}`,
    secret,
    `Data=${secret}`,
  ])('to its size where it is not JSON: %s', (body) => {
    expect(redactor.body(body)).toBe(`[${body.length} bytes that are not JSON]`);
  });
});

test('a sample replaces a secret, so that the body can be sent again', () => {
  const [, sample] = /"Data":"([^"]+)"/.exec(redactor.sample(`{"Name":"a","Data":"${secret}"}`)) ?? [];
  expect(sample).not.toBe(secret);
  expect(Buffer.from(sample ?? '', 'base64').toString()).toMatch(/\w/);
});

test('credentials in headers are redacted, also those of the document’s own schemes', () => {
  const headers = { Authorization: 'Bearer x', Cookie: 'a=b', 'X-Auth-Token': 'token', accept: '*/*' };
  expect(loadBuiltin('huawei').redactor.headers(headers)).toEqual({
    Authorization: '[redacted]',
    Cookie: '[redacted]',
    'X-Auth-Token': '[redacted]',
    accept: '*/*',
  });
});

test('credentials and secrets in a query are redacted, and the rest stays as it is', () => {
  const document = {
    openapi: '3.1.0',
    paths: {},
    components: {
      schemas: { Login: { properties: { 'pass word': { format: 'password' } } } },
      securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'Api_Key' } },
    },
  };
  const { query } = createRedactor(document);
  expect(query('a=%7b&api_key=x&pass+word=y&%61pi_key=z&b&%')).toBe(
    'a=%7b&api_key=[redacted]&pass+word=[redacted]&%61pi_key=[redacted]&b&%',
  );
});
