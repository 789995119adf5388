import { expect, test } from '@jest/globals';
import type { Document } from '../../contracts/openapi/document.ts';
import { callMock } from '../testing.ts';
import { mockOf } from './testing.ts';

const text = (example: string) => ({ description: '', content: { 'text/plain': { example } } });

const usernames = {
  short: { value: { message: 'too short' } },
  empty: { value: { message: 'a name must be given' } },
};

/** A document of one operation, with these responses. */
function answering(responses: Record<string, object>, operation: object = {}, method = 'get'): Document {
  return {
    openapi: '3.1.0',
    paths: { '/todos': { [method]: { ...operation, responses } } },
  } as Document;
}

test.each([
  ['its lowest exact success', { 201: text('exact'), '2XX': text('range') }, 201, 'exact'],
  ['a range of successes', { 404: text('none'), '2XX': text('range') }, 200, 'range'],
  ['a redirect before the default', { 302: text('moved'), default: text('other') }, 302, 'moved'],
  ['the default as 200', { '4XX': text('range'), default: text('other') }, 200, 'other'],
  ['its first failure', { '5XX': text('five'), '4XX': text('four') }, 500, 'five'],
])('an operation is answered with %s', async (_, responses, status, json) => {
  expect(await callMock(mockOf(answering(responses)), 'GET', '/todos')).toMatchObject({ status, json });
});

const ranges = { 200: text('fine'), 503: text('exact'), '5XX': text('range') };

test.each([
  ['503', ranges, 503, 'exact'],
  ['502', ranges, 502, 'range'],
  ['401', { ...ranges, default: text('other') }, 401, 'other'],
])(
  'the preferred code %s is the document’s, in the header or the query',
  async (code, responses, status, json) => {
    const mock = mockOf(answering(responses));
    expect(await callMock(mock, 'GET', `/todos?__code=${code}`)).toMatchObject({ status, json });
    const inHeader = await callMock(mock, 'GET', '/todos', undefined, { prefer: `code=${code}` });
    expect(inHeader).toMatchObject({ status, json });
  },
);

test('a preferred code or example that the document does not have is a 404', async () => {
  const mock = mockOf(
    answering({ 200: { description: '', content: { 'application/json': { examples: usernames } } } }),
  );
  for (const query of ['__code=401', '__example=long'])
    expect(await callMock(mock, 'GET', `/todos?${query}`)).toMatchObject({
      status: 404,
      json: { type: 'urn:bonafide:no-such-answer' },
    });
  expect(await callMock(mock, 'GET', '/todos?__example=empty')).toMatchObject({
    json: usernames.empty.value,
  });
});

const named = {
  requestBody: {
    required: true,
    content: { 'application/json': { schema: { properties: { name: { minLength: 2 } } } } },
  },
};

test.each([
  ['422 before 400', { 400: text('a'), 422: text('b') }, 422, 'b'],
  ['400', { 400: text('a'), '4XX': text('b') }, 400, 'a'],
  ['a range', { '4XX': text('a'), default: text('b') }, 422, 'a'],
  ['the default', { default: text('a') }, 422, 'a'],
])('an invalid request is answered with the document’s %s', async (_, failures, status, json) => {
  const mock = mockOf(answering({ 201: text('created'), ...failures }, named, 'post'));
  expect(await callMock(mock, 'POST', '/todos', { name: 'x' })).toMatchObject({ status, json });
});

test('an invalid request is answered with the preferred example of its refusal', async () => {
  const failure = { description: '', content: { 'application/json': { examples: usernames } } };
  const mock = mockOf(answering({ 201: text('created'), 422: failure }, named, 'post'));
  const post = (query: string) => callMock(mock, 'POST', `/todos?${query}`, { name: 'x' });
  expect(await post('__example=empty')).toMatchObject({ status: 422, json: usernames.empty.value });
  expect(await post('__example=empty&__code=422')).toMatchObject({ json: usernames.empty.value });
  expect(await post('__example=other')).toMatchObject({ status: 422 });
  expect(await post('__example=other&__code=422')).toMatchObject({ status: 404 });
});

test('an undocumented refusal has its violations as Prism has them, too', async () => {
  const parameters = [
    {
      name: 'page',
      in: 'query',
      required: true,
      schema: { type: 'object', properties: { offset: { type: 'integer' } } },
    },
    { name: 'X-Trace', in: 'header', required: true, schema: { type: 'string' } },
  ];
  const schema = { required: ['id'], properties: { status: { enum: ['open'] } } };
  const operation = { parameters, requestBody: { content: { 'application/json': { schema } } } };
  const mock = mockOf(answering({ 201: text('created') }, operation, 'post'));
  const { json } = await callMock(mock, 'POST', '/todos?offset=x', { status: 'shut' });
  const { errors, validation } = json as {
    errors: object[];
    validation: { location: string[]; code: string }[];
  };
  expect(errors).toContainEqual(expect.objectContaining({ pointer: '/query/page/offset' }));
  expect(validation.map(({ location, code }) => `${location.join('.')} ${code}`)).toEqual([
    'query.page.offset type',
    'header required',
    'body required',
    'body.status enum',
  ]);
});

test('a body that no operation asks for is refused where the document has a 415', async () => {
  const post = (responses: Record<string, object>) =>
    callMock(mockOf(answering(responses, {}, 'post')), 'POST', '/todos', {});
  expect(await post({ 200: text('ok') })).toMatchObject({ status: 200 });
  expect(await post({ 200: text('ok'), 415: text('no body') })).toMatchObject({
    status: 415,
    json: 'no body',
  });
});

test('among media types that are taken equally, the first with an example is shown, else JSON', async () => {
  const schema = { type: 'string', const: 'x' };
  const example = { 'text/html': { example: '<p>' }, 'application/json': { example: 'p' } };
  const without = { 'text/html': { schema }, 'application/json': { schema } };
  const type = async (content: object, accept: string) => {
    const mock = mockOf(answering({ 200: { description: '', content } }));
    return (await callMock(mock, 'GET', '/todos', undefined, { accept })).headers['Content-Type'];
  };
  expect(await type(example, '*/*')).toBe('text/html');
  expect(await type(without, '*/*')).toBe('application/json');
  expect(await type(example, '')).toBe('text/html');
  expect(await type(example, 'text/html;q=0.5, application/json')).toBe('application/json');
});
