import { expect, test } from '@jest/globals';
import { callMock } from '../testing.ts';
import { answers, json, mockOf } from './testing.ts';

const text = { type: 'string' } as const;
const sent = {
  type: 'object',
  required: ['FriendlyName'],
  properties: {
    FriendlyName: text,
    MaxSize: { type: 'integer', default: 5 },
    Secret: { ...text, writeOnly: true },
  },
} as const;
const queue = {
  type: 'object',
  properties: {
    sid: text,
    friendly_name: text,
    max_size: { type: 'integer' },
    secret: text,
  },
} as const;

const queues = () =>
  mockOf({
    openapi: '3.1.0',
    paths: {
      '/queues': {
        get: {
          parameters: [{ name: 'FriendlyName', in: 'query', schema: text }],
          responses: {
            200: answers({ type: 'object', properties: { queues: { type: 'array', items: queue } } }),
          },
        },
        post: { requestBody: json(sent), responses: { 201: answers(queue) } },
      },
      '/queues/{Sid}': {
        parameters: [{ name: 'Sid', in: 'path', required: true, schema: text }],
        get: { responses: { 200: answers(queue), 404: { description: '' } } },
        post: { requestBody: json({ ...sent, required: [] }), responses: { 200: answers(queue) } },
      },
    },
  });

test('a member that a request spells in another way is the one of the response', async () => {
  const mock = queues();
  const { json: created } = await callMock(mock, 'POST', '/queues', { FriendlyName: 'support' });
  const { sid } = created as { sid: string };
  expect(created).toEqual({ sid: expect.any(String), friendly_name: 'support', max_size: 5 });
  await callMock(mock, 'POST', `/queues/${sid}`, { FriendlyName: 'sales', MaxSize: 7 });
  expect(await callMock(mock, 'GET', `/queues/${sid}`)).toMatchObject({
    json: { sid, friendly_name: 'sales', max_size: 7 },
  });
});

test('a filter may be spelt in another way, too', async () => {
  const mock = queues();
  for (const FriendlyName of ['support', 'sales']) await callMock(mock, 'POST', '/queues', { FriendlyName });
  const { json: listed } = await callMock(mock, 'GET', '/queues?FriendlyName=sales');
  expect(listed).toMatchObject({ queues: [{ friendly_name: 'sales' }] });
  expect((listed as { queues: unknown[] }).queues).toHaveLength(1);
});

test('a secret is not shown because a response has its name in another spelling', async () => {
  const { json: created } = await callMock(queues(), 'POST', '/queues', {
    FriendlyName: 'a',
    Secret: '1234',
  });
  expect(JSON.stringify(created)).not.toContain('1234');
});
