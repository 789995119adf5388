import { expect, test } from '@jest/globals';
import type { Document, Schema } from '../../contracts/openapi/document.ts';
import { callMock } from '../testing.ts';
import { answers, json, mockOf } from './testing.ts';

/** A document of jobs; their ids are as given. */
function jobDocument(id: Schema, { hasItemPath = true } = {}): Document {
  const job: Schema = {
    type: 'object',
    required: ['id', 'title', 'owner'],
    properties: {
      id: typeof id === 'object' ? { ...id, readOnly: true } : id,
      title: { type: 'string', maxLength: 30 },
      owner: { type: 'object', properties: { name: { type: 'string' }, email: { type: 'string' } } },
    },
  };
  const asked: Schema = { type: 'object', properties: { title: { type: 'string' } } };
  const item = {
    parameters: [{ name: 'jobId', in: 'path', required: true, schema: id }],
    get: { operationId: 'getJob', responses: { 200: answers(job), 404: { description: '' } } },
  };
  return {
    openapi: '3.1.0',
    paths: {
      '/jobs': {
        get: { operationId: 'listJobs', responses: { 200: answers({ type: 'array', items: job }) } },
        post: { operationId: 'addJob', requestBody: json(asked), responses: { 201: answers(job) } },
      },
      ...(hasItemPath && { '/jobs/{jobId}': item }),
      '/health': {
        get: {
          operationId: 'health',
          responses: { 200: answers({ type: 'object', properties: { region: { type: 'string' }, up: {} } }) },
        },
      },
    },
  } as Document;
}

async function created(document: Document): Promise<Record<string, unknown>[]> {
  const mock = mockOf(document);
  const jobs: Record<string, unknown>[] = [];
  for (let nth = 0; nth < 10; nth += 1) {
    const { json } = await callMock(mock, 'POST', '/jobs', { title: `job ${nth}` });
    jobs.push(json as Record<string, unknown>);
  }
  return jobs;
}

test.each<[string, Schema]>([
  ['a text', { type: 'string' }],
  ['a text of some length', { type: 'string', maxLength: 5000 }],
  ['a text of at least some length', { type: 'string', minLength: 40, allOf: [{ maxLength: 60 }] }],
  ['a pattern', { type: 'string', pattern: '^job_[^/]+$' }],
  ['a pattern of anything', { type: 'string', pattern: '.' }],
  ['a pattern with dashes', { type: 'string', pattern: '^[-_.A-Za-z0-9]{1,64}$' }],
  ['a host name', { type: 'string', format: 'hostname' }],
  ['a UUID', { type: 'string', format: 'uuid' }],
  ['an integer', { type: 'integer' }],
])('ids that are %s are unique and need no encoding in a URL', async (_, id) => {
  const ids = (await created(jobDocument(id))).map((job) => String(job.id));
  expect(new Set(ids).size).toBe(10);
  for (const one of ids) expect(one).toMatch(/^[a-zA-Z\d][\w.~-]*$/);
});

test('ids are unique where no path leads to an item', async () => {
  const ids = (await created(jobDocument({ type: 'string' }, { hasItemPath: false }))).map(({ id }) => id);
  expect(new Set(ids).size).toBe(10);
});

test('what a caller did not send is believable', async () => {
  const [job] = await created(jobDocument({ type: 'string' }));
  const { owner } = job as { owner: { name: string; email: string } };
  expect(owner.name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
  expect(owner.email).toBe(`${owner.name.toLowerCase().replace(' ', '.')}@example.com`);
});

test('answers from the document alone are believable, and the same each time', async () => {
  const mock = mockOf(jobDocument({ type: 'string' }));
  const { json: first } = await callMock(mock, 'GET', '/health');
  expect(first).toEqual({ region: 'eu-central-1', up: 'string' });
  expect((await callMock(mock, 'GET', '/health')).json).toEqual(first);
});

test('an example that is not valid does not hide the next one', async () => {
  const schema: Schema = { type: 'object', properties: { motto: { type: 'string', maxLength: 5 } } };
  const examples = { long: { value: { motto: 'stay here' } }, short: { value: { motto: 'sit' } } };
  const content = { 'application/json': { schema, examples } };
  const mock = mockOf({
    openapi: '3.1.0',
    paths: { '/about': { get: { operationId: 'about', responses: { 200: { description: '', content } } } } },
  });
  expect((await callMock(mock, 'GET', '/about')).json).toEqual({ motto: 'sit' });
});
