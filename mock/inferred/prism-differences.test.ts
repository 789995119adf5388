import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Document } from '../../contracts/openapi/document.ts';
import { callMock } from '../testing.ts';
import { mockOf } from './testing.ts';

// What docs/prism.md says of each case of Prism's that is answered in another way.

const text = { description: '', content: { 'text/plain': { example: 'ok' } } };
const answer = (type: string, media: object) => ({ 200: { description: '', content: { [type]: media } } });

function mockWith(path: string, method: string, operation: object) {
  return mockOf({ openapi: '3.1.0', paths: { [path]: { [method]: operation } } } as Document);
}

const name = { type: 'object', properties: { name: { type: 'string', examples: ['Clark'] } } };
const asText = (type: string) => async () => {
  const mock = mockWith('/it', 'get', { responses: answer(type, { schema: name }) });
  expect(await callMock(mock, 'GET', '/it')).toMatchObject({ status: 200, json: '{"name":"Clark"}' });
};

const invalidExample = (schema: object, example: unknown) => async () => {
  const mock = mockWith('/it', 'get', { responses: answer('application/json', { schema, example }) });
  const { status, json } = await callMock(mock, 'GET', '/it');
  expect(status).toBe(200);
  expect(json).not.toEqual(example);
};

const reservedField = (type: string, sent: string) => async () => {
  const field = { allowReserved: false, style: 'form', contentType: 'text/plain' };
  const schema = { type: 'object', properties: { reserved: { type: 'string' } } };
  const content = { [type.split(';')[0] as string]: { schema, encoding: { reserved: field } } };
  const mock = mockWith('/it', 'post', { requestBody: { content }, responses: { 200: text } });
  expect(await callMock(mock, 'POST', '/it', sent, { 'content-type': type })).toMatchObject({ status: 200 });
};

const part = '--b\r\nContent-Disposition: form-data; name="reserved"\r\n\r\n:/?#[]@\r\n--b--\r\n';

const proofs: Record<string, () => Promise<void>> = {
  'head-requests/head_requests-AC-2': async () => {
    const mock = mockWith('/it', 'get', { responses: { default: text } });
    expect(await callMock(mock, 'HEAD', '/it')).toMatchObject({ status: 200 });
  },
  'generated-responses/too_complex-AC-1': async () => {
    const schema = { type: 'array', items: { type: 'string' }, minItems: 3000 };
    const { status, json } = await callMock(
      mockWith('/it', 'get', { responses: answer('application/json', { schema }) }),
      'GET',
      '/it',
    );
    expect(status).toBe(200);
    expect((json as unknown[]).length).toBeGreaterThanOrEqual(3000);
  },
  'serialization/E2E-text-html-complex-serialisation': asText('text/html'),
  'serialization/E2E-text-plain-complex-serialisation': asText('text/plain'),
  'validate-body-params/form-data-allow-reserved-fail': reservedField(
    'application/x-www-form-urlencoded',
    'reserved=:/?#[]@',
  ),
  'validate-body-params/multipart-form-data-allow-reserved-fail': reservedField(
    'multipart/form-data; boundary=b',
    part,
  ),
  'validate-path-params/missing-path-param': async () => {
    const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }];
    const mock = mockWith('/path/{id}/foo', 'get', { parameters, responses: { 200: text } });
    expect(await callMock(mock, 'GET', '/path//foo')).toMatchObject({ status: 404 });
  },
  'violations/print-as-http-header': invalidExample({ type: 'object' }, 123),
  'violations/print-as-http-response': invalidExample({ type: 'object' }, 123),
  'violations/combined-request-response': invalidExample({ type: 'object' }, 123),
  'violations/array-min-contains.httpResponse': invalidExample(
    { type: 'array', contains: { enum: ['placed', 'approved'] }, minContains: 3 },
    ['placed', 'approved', 'rejected'],
  ),
  'violations/array-prefix-items.httpResponse': invalidExample(
    { type: 'array', minItems: 2, items: false, prefixItems: [{ type: 'number' }, { type: 'string' }] },
    ['x', 1],
  ),
  'violations/value-not-in-enum.httpResponse': invalidExample({ type: 'string', enum: ['placed'] }, 'other'),
};

test('the table has all that differs, and nothing else', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/prism.md'), 'utf8');
  const rows = page.slice(page.indexOf('| case |')).split('\n').slice(2);
  const cases = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)]);
  expect(cases.map(([, one]) => one).sort()).toEqual(Object.keys(proofs).sort());
});

test.each(Object.entries(proofs))('%s is answered as the table says', async (_, proof) => {
  await proof();
});
