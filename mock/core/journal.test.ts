import { expect, test } from '@jest/globals';
import { type HttpRequest, noBody } from '../../contracts/http/message.ts';
import { createSpec } from '../../contracts/openapi/spec.ts';
import { createJournal } from './journal.ts';

const { redactor } = createSpec('things', {
  openapi: '3.1.0',
  paths: {},
  components: { schemas: { Thing: { properties: { token: { type: 'string', format: 'password' } } } } },
});

const answer = { status: 200, headers: {}, body: '' };

function request(path: string, parts: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'GET', path, query: '', headers: {}, body: noBody, ...parts };
}

test('what is forgotten is still counted, each operation for itself', () => {
  const journal = createJournal(redactor, 20_000);
  for (let i = 0; i < 1000; i += 1)
    journal.record(i % 3 === 0 ? 'ThingList' : 'ThingRead', request(`/${i}`), answer);
  journal.record(undefined, request('/nowhere'), answer);
  const kept = journal.entries();
  expect([journal.total(), journal.counts()]).toEqual([1001, { ThingList: 334, ThingRead: 666 }]);
  expect(kept.length).toBeLessThan(15);
  expect(kept.at(-1)?.request.path).toBe('/nowhere');
  journal.clear();
  expect([journal.total(), journal.counts(), journal.entries()]).toEqual([0, {}, []]);
});

test('a secret in a query is none that is shown', () => {
  const journal = createJournal(redactor);
  journal.record('ThingList', request('/things', { query: 'token=hush-hush&a=b' }), answer);
  expect(journal.entries()[0]?.request.query).toBe('token=[redacted]&a=b');
});
