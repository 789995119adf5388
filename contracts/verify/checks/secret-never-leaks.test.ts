import { expect, test } from '@jest/globals';
import { loadBuiltin } from '../../openapi/load-builtin.ts';
import { loadDocument } from '../../openapi/load-document.ts';
import type { Operation } from '../../openapi/spec.ts';
import { secretNeverLeaks } from './secret-never-leaks.ts';

const spec = loadBuiltin('docker');
const operation = spec.operations.get('SystemPing') as Operation;

const findings = (secret: string, body: string) =>
  secretNeverLeaks.inspect({
    spec,
    operation,
    intent: 'valid',
    request: { method: 'GET', path: '/', query: '', headers: {}, body: Buffer.alloc(0) },
    response: { status: 200, headers: {}, body },
    json: undefined,
    ms: 1,
    secrets: [secret],
  });

test.each(['utf8', 'base64', 'base64url', 'hex'] as const)(
  'a secret is found in %s, at any position of the encoded text, and no other text is',
  (encoding) => {
    for (const secret of ['bonafide-secret-a-1', 'bonafide-secret-a-12', 'bonafide-secret-ü?-123']) {
      for (const before of ['', '1', '12', '123', '{"auths":{"']) {
        for (const after of ['', '1', '12', '"}}']) {
          const encode = (text: string) => Buffer.from(before + text + after).toString(encoding);
          expect(findings(secret, encode(secret))).toHaveLength(1);
          expect(findings(secret, encode(secret.replace('o', 'e')))).toEqual([]);
        }
      }
    }
  },
);

test('a secret may be where the document has one, however its schema is composed, and nowhere else', async () => {
  const secret = { type: 'string', format: 'password' };
  const schema = {
    allOf: [{ type: 'object', properties: { plain: { type: 'string' } } }],
    properties: {
      key: { allOf: [{ $ref: '#/components/schemas/Key' }, { description: 'The key.' }] },
      keys: { type: 'array', items: secret },
      byName: { type: 'object', additionalProperties: secret },
      sent: { ...secret, writeOnly: true },
    },
  };
  const content = { 'application/vnd.keys+json': { schema } };
  const { spec: keys } = await loadDocument({
    openapi: '3.1.0',
    info: { title: 'Keys', version: '1' },
    paths: { '/key': { get: { operationId: 'getKey', responses: { 200: { description: '', content } } } } },
    components: { schemas: { Key: secret } },
  });
  const value = 'bonafide-secret-a-1';
  const findingsIn = (json: unknown) =>
    secretNeverLeaks.inspect({
      spec: keys,
      operation: keys.operations.get('getKey') as Operation,
      intent: 'valid',
      request: { method: 'GET', path: '/key', query: '', headers: {}, body: Buffer.alloc(0) },
      response: { status: 200, headers: {}, body: JSON.stringify(json) },
      json,
      ms: 1,
      secrets: [value],
    });
  expect(findingsIn({ key: value, keys: [value], byName: { a: value } })).toEqual([]);
  for (const json of [{ plain: value }, { sent: value }, { other: value }, [value]])
    expect(findingsIn(json)).toHaveLength(1);
});
