import { expect, test } from '@jest/globals';
import { type HttpRequest, noBody } from '../../contracts/http/message.ts';
import { createSpec } from '../../contracts/openapi/spec.ts';
import { journalEntry } from '../core/journal-entry.ts';
import { memoryJournal } from './memory-journal.ts';

const { redactor, operations } = createSpec('widgets', {
  openapi: '3.1.0',
  paths: { '/widgets': { get: { operationId: 'WidgetList', responses: {} } } },
  components: { schemas: { Widget: { properties: { token: { type: 'string', format: 'password' } } } } },
});

const operation = operations.get('WidgetList');
const secrets = redactor.createValues();
const answer = { status: 200, headers: {}, body: '' };

function request(path: string, parts: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'GET', path, query: '', headers: {}, body: noBody, ...parts };
}

test('forgets the oldest calls beyond its size, and still counts them', async () => {
  const journal = memoryJournal(20_000);
  for (let i = 0; i < 1000; i += 1)
    journal.record(journalEntry(redactor, secrets, operation, request(`/${i}`), answer));
  const { total, counts, entries } = await journal.read();
  expect([total, counts]).toEqual([1000, { WidgetList: 1000 }]);
  expect(entries.length).toBeLessThan(15);
  expect(entries.at(-1)?.request.path).toBe('/999');
});

test('counts headers, too', async () => {
  const journal = memoryJournal(20_000);
  const headers = { 'x-long': 'x'.repeat(10_000) };
  for (let i = 0; i < 10; i += 1)
    journal.record(journalEntry(redactor, secrets, operation, request(`/${i}`, { headers }), answer));
  expect((await journal.read()).entries).toHaveLength(1);
});

test('redacts a secret value in a query', () => {
  const entry = journalEntry(
    redactor,
    secrets,
    operation,
    request('/widgets', { query: 'token=hush-hush&a=b' }),
    answer,
  );
  expect(entry.request.query).toBe('token=[redacted]&a=b');
});
