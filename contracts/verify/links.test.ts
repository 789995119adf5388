import { expect, test } from '@jest/globals';
import type { Document } from '../openapi/document.ts';
import { evaluate } from './fixtures/link-calls.ts';
import { json, thingsDocument, thingsHandlers } from './testing/things-document.ts';
import { verifyHandlers } from './testing/verify-handlers.ts';

// The links of an answer (OpenAPI Specification 3.1.1, section 4.8.20) are followed.

const report = json({ type: 'object', required: ['of'], properties: { of: { type: 'string' } } });

/** Things with reports, which nothing but a link leads to. */
function document(): Document {
  const made = thingsDocument(
    { type: 'integer', minimum: 1 },
    {
      '/reports': {
        get: {
          operationId: 'getReport',
          parameters: [{ name: 'ticket', in: 'query', schema: { type: 'string' } }],
          responses: { 200: report, 400: { description: '' }, 404: { description: '' } },
        },
      },
    },
    { ticket: { type: 'string', readOnly: true } },
  );
  const things = (
    made.paths as unknown as Record<string, Record<string, { responses: Record<string, object> }>>
  )['/things'];
  const links = {
    report: { $ref: '#/components/links/report' },
    self: { operationRef: '#/paths/~1things~1{id}/get', parameters: { 'path.id': '$response.body#/id' } },
  };
  Object.assign(things?.post?.responses[201] ?? {}, { links });
  const known = { report: { operationId: 'getReport', parameters: { ticket: '{$response.body#/ticket}' } } };
  return { ...made, components: { links: known } } as unknown as Document;
}

async function verify(answerTo: (ticket: string) => [number, unknown?]) {
  const handlers = thingsHandlers(new Map());
  return verifyHandlers(
    document(),
    {
      ...handlers,
      'POST /things': (call) => {
        const [status, thing] = handlers['POST /things']?.(call) ?? [500];
        return status === 201 ? [status, { ...(thing as object), ticket: 'T-1' }] : [status];
      },
      'GET /reports': ({ query }) => {
        const ticket = query.get('ticket') ?? '';
        return ticket.startsWith('T-') ? answerTo(ticket) : [200, { of: 'all' }];
      },
    },
    { only: ['links/'] },
  );
}

test('they are followed with what the answer has', async () => {
  const { failures, unverified, calls } = await verify((ticket) => [200, { of: ticket }]);
  expect({ failures, unverified }).toEqual({ failures: [], unverified: [] });
  expect(calls).toContain('GET /reports?ticket=T-1');
  expect(calls).toContain('GET /things/100');
});

test('what only a link leads to is put to the checks', async () => {
  const { failures } = await verify(() => [200, { of: 5 }]);
  expect(failures).toEqual([expect.stringMatching(/^getReport body-schema/)]);
});

test('a link that leads nowhere is something to know', async () => {
  const { failures, unverified } = await verify(() => [404]);
  expect(failures).toEqual([]);
  expect(unverified).toEqual(['getReport: 404 to the link report']);
});

test.each([
  ['$statusCode', 201],
  ['$response.body#/a/0', 'x'],
  ['$response.body', { a: ['x'] }],
  ['$response.body#/b', undefined],
  ['$response.header.Location', '/things/7'],
  ['$request.path.id', 7],
  ['$request.query.page', 2],
  ['$request.header.X-Tenant', 'acme'],
  ['$request.body#/name', 'n'],
  ['of {$response.body#/a/0} and {$request.path.id}', 'of x and 7'],
  ['of {$response.body#/b}', undefined],
  ['constant', 'constant'],
  [5, 5],
])('the value of %s is %j', (expression, expected) => {
  const input = { path: { id: 7 }, query: { page: 2 }, headers: { 'x-tenant': 'acme' }, body: { name: 'n' } };
  const answer = { status: 201, headers: { location: '/things/7' }, json: { a: ['x'] } };
  expect(evaluate(expression, { input, answer })).toEqual(expected);
});
