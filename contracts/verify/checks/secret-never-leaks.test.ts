import { expect, test } from '@jest/globals';
import { loadBuiltin } from '../../openapi/load-builtin.ts';
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
