import { describe, expect, test } from '@jest/globals';
import { describeChanges, type Json, withPath } from './testing.ts';

export const text = { type: 'string' };

export const list = { type: 'array', items: text };

export const ok = { 200: { description: 'ok' } };

const schemes = {
  components: {
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      other: { type: 'apiKey', in: 'header', name: 'x-key' },
      oauth: { type: 'oauth2', flows: {} },
      basic: { type: 'http', scheme: 'basic' },
      spelt: { type: 'http', scheme: 'Basic' },
    },
  },
};

export const operation = (more: Json): Json =>
  withPath({ post: { operationId: 'post', responses: ok, ...more } }, schemes);

export const parameter = (more: Json): Json =>
  operation({ parameters: [{ name: 'p', in: 'query', schema: text, ...more }] });

export const body = (content: Json, more: Json = {}): Json =>
  operation({ requestBody: { content, ...more } });

export const response = (more: Json): Json =>
  operation({ responses: { 200: { description: 'ok', ...more } } });

export const header = (more: Json): Json => response({ headers: { 'X-A': { schema: text, ...more } } });

/** A change of an operation, and what is reported of it. */
export type OperationRow = [what: string, old: Json, now: Json, changes?: string[]];

export const query = 'requests: the query parameter p';

/** Tests that each change is found, and nothing else. */
export function describeOperationChanges(rows: Readonly<Record<string, readonly OperationRow[]>>): void {
  describe.each(Object.entries(rows))('a change of %s', (_, table) => {
    test.each(table)('%s', async (_name, old, now, changes = []) => {
      expect(await describeChanges(old, now)).toEqual(changes);
    });
  });
}
