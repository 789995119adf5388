import { describe, expect, test } from '@jest/globals';
import { expectNoSecret } from '../../scripts/testing/expect-no-secret.ts';
import { callsWith, itemWith, secretPlacesDocument } from '../../scripts/testing/secret-places-document.ts';
import type { Document } from './document.ts';
import { loadBuiltin } from './load-builtin.ts';
import { createRedactor } from './redact.ts';
import { createRouter } from './router.ts';
import { createSpec } from './spec.ts';

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

  test.each([
    [`{"Name":"a","Data":"${secret}"`, '{"Name":"a","Data":"[redacted]"'],
    [`[{"Data":"${secret}"}`, '[{"Data":"[redacted]"}'],
    ['{"a":', '{"a":'],
    ['{"a":1}}', '{"a":1}}'],
    ["{'a':1}", "{'a':1}"],
  ])('to what can be sent again, where it is cut off or too short for a secret: %s', (body, shown) => {
    expect(redactor.body(body)).toBe(shown);
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

describe('a secret is found wherever the document or the call has it', () => {
  const value = 'S3ntinel+of>the?places';
  const spec = createSpec('places', secretPlacesDocument as unknown as Document);
  const find = createRouter(spec.operations.values());
  const calls = callsWith(value).map((call) => {
    return [
      `${call.method} ${call.path} ${call.query} ${JSON.stringify(call.headers)} ${call.body}`,
      call,
    ] as const;
  });
  test.each(calls)('%s', (_, { body, ...call }) => {
    const operation = find(call.method, call.path.split('/').slice(1))?.operation;
    const request = { ...call, body: Buffer.from(body) };
    const answer = {
      status: 400,
      headers: { 'X-Given': value, 'Content-Type': 'text/plain' },
      body: `{"it":"${value}"}`,
    };
    const shown = spec.redactor.call(operation, request, answer, spec.redactor.createValues());
    expectNoSecret(JSON.stringify(shown), [value]);
    expect(shown.response.headers['X-Given']).toBe('[redacted]');
  });

  test('and the rest stays as it is', () => {
    const operation = spec.operations.get('createItem');
    const names = Object.keys(itemWith(value));
    const body = JSON.stringify({
      ...itemWith(value),
      name: 'a',
      byAnyOf: 5,
      tuple: ['a'],
      names: {},
      other: { b: [1] },
    });
    const input = spec.redactor.input(operation, 'body', JSON.parse(body)) as Record<string, unknown>;
    expect(Object.keys(input)).toEqual([...names, 'name', 'other']);
    expect(input).toMatchObject({ name: 'a', tuple: ['a'], map: { a: '[redacted]' }, other: { b: [1] } });
    const query = 'filter[name]=a&limit=5&filter[inner]=x';
    expect(spec.redactor.input(spec.operations.get('listItems'), 'query', { limit: 5, pin: 'x' })).toEqual({
      limit: 5,
      pin: '[redacted]',
    });
    const request = { method: 'GET', path: '/items', query, headers: {}, body: Buffer.alloc(0) };
    expect(spec.redactor.sampleRequest(spec.operations.get('listItems'), request).query).toBe(
      'filter[name]=a&limit=5&filter[inner]=[redacted]',
    );
  });
});

test('a value that was secret in one call is hidden in the next', () => {
  const { redactor, operations } = loadBuiltin('docker');
  const values = redactor.createValues();
  const request = (body: string) => ({
    method: 'POST',
    path: '/secrets/create',
    query: '',
    headers: {},
    body: Buffer.from(body),
  });
  const answer = { status: 200, headers: {}, body: '{"Name":"a secret of ours"}' };
  const operation = operations.get('SecretCreate');
  redactor.call(operation, request(`{"Data":"${btoa('a secret of ours')}"}`), answer, values);
  const { response } = redactor.call(undefined, request(''), answer, values);
  expect(response.body).toBe('{"Name":"[redacted]"}');
});

test('of damaged JSON its secrets are remembered, and nothing that every other body begins with', () => {
  const values = redactor.createValues();
  const { operations } = loadBuiltin('docker');
  const request = {
    method: 'POST',
    path: '/secrets/create',
    query: '',
    headers: { 'content-type': 'application/json' },
  };
  const answer = { status: 400, headers: {}, body: '' };
  for (const body of ['{"Name":', '{"Name":"a","Data":"c2VjcmV0LTE='])
    redactor.call(operations.get('SecretCreate'), { ...request, body: Buffer.from(body) }, answer, values);
  expect(values.mask('{"Name":"c2VjcmV0LTE="}')).toBe('{"Name":"[redacted]"}');
});
