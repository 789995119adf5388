import { describe, expect, test } from '@jest/globals';
import type { Schema } from '../../contracts/openapi/document.ts';
import { callMock } from '../testing.ts';
import { answers, json, mockOf } from './testing.ts';

const text = { type: 'string' } as const;
const none = { description: '' };

/** Items that are sent by one schema and shown by another. */
const things = (sent: Schema, shown: Schema, changed: Schema = sent) =>
  mockOf({
    openapi: '3.1.0',
    paths: {
      '/things': {
        get: { responses: { 200: answers({ type: 'array', items: shown }) } },
        post: { requestBody: json(sent), responses: { 201: answers(shown) } },
      },
      '/things/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
        get: { responses: { 200: answers(shown), 404: none } },
        patch: { requestBody: json(changed), responses: { 200: answers(shown), 404: none } },
        put: { requestBody: json(changed), responses: { 200: answers(shown), 404: none } },
      },
    },
  });
const object = (properties: Record<string, Schema>, required: string[] = [], more = {}): Schema => ({
  ...more,
  type: 'object',
  required,
  properties: { id: { ...text, readOnly: true }, ...properties },
});

describe('what no response can have as it was sent is a 501 that names the member', () => {
  const level = object({ level: { type: 'string', enum: ['low', 'high'] } }, ['id']);
  const mock = () => things({ type: 'object', properties: { level: text } }, level);

  test('at a creation, which creates nothing', async () => {
    const own = mock();
    const { status, json: problem } = await callMock(own, 'POST', '/things', { level: 'odd' });
    expect(status).toBe(501);
    expect(problem).toMatchObject({
      type: 'urn:bonafide:cannot-represent',
      errors: [{ pointer: '/body/level' }],
    });
    expect((await callMock(own, 'GET', '/things')).json).toEqual([]);
  });

  test('at an update, which changes nothing', async () => {
    const own = mock();
    const { json: made } = await callMock(own, 'POST', '/things', { level: 'low' });
    const path = `/things/${(made as { id: string }).id}`;
    expect((await callMock(own, 'PATCH', path, { level: 'odd' })).status).toBe(501);
    expect((await callMock(own, 'GET', path)).json).toMatchObject({ level: 'low' });
  });
});

test.each(['PUT', 'PATCH'])('an item that is not there is a 404 first: %s', async (method) => {
  const level = object({ level: { type: 'string', enum: ['low', 'high'] } }, ['id']);
  const mock = things({ type: 'object', properties: { level: text } }, level);
  expect((await callMock(mock, method, '/things/none', { level: 'odd' })).status).toBe(404);
});

describe('is shown as it was sent:', () => {
  const read = async (sent: Schema, shown: Schema, body: unknown) => {
    const mock = things(sent, shown);
    const { status, json: made } = await callMock(mock, 'POST', '/things', body);
    expect(status).toBe(201);
    return (await callMock(mock, 'GET', `/things/${(made as { id: string }).id}`)).json;
  };

  test('an item of one of several schemas, with members of its own', async () => {
    const kind = (name: string, own: Record<string, Schema>, required: string[]): Schema =>
      object({ kind: { const: name }, ...own }, ['id', 'kind', ...required], { additionalProperties: false });
    const shown = {
      anyOf: [
        kind('card', { brand: text }, ['brand']),
        kind('bank', { country: text, status: text }, ['status']),
      ],
    };
    const body = { kind: 'bank', country: 'de' };
    expect(
      await read({ type: 'object', properties: { kind: text, country: text } }, shown, body),
    ).toMatchObject(body);
  });

  test('a list of such objects', async () => {
    const part = (type: string, member: string): Schema => ({
      type: 'object',
      required: ['type', member, 'at'],
      properties: { type: { const: type }, [member]: text, at: { type: 'integer' } },
    });
    const parts = (items: Schema): Schema => object({ parts: { type: 'array', items } });
    const sent = {
      parts: [
        { type: 'image', url: 'u' },
        { type: 'words', words: 'w' },
      ],
    };
    const shown = parts({ oneOf: [part('words', 'words'), part('image', 'url')] });
    expect(await read(parts({ type: 'object' }), shown, sent)).toMatchObject(sent);
  });

  test('a text, where responses have it in an object', async () => {
    const content: Schema = {
      type: 'array',
      items: {
        type: 'object',
        required: ['type', 'text'],
        properties: { type: { const: 'text' }, text: { type: 'object', properties: { value: text } } },
      },
    };
    expect(
      await read({ type: 'object', properties: { content: text } }, object({ content }), { content: 'hi' }),
    ).toMatchObject({
      content: [{ type: 'text', text: { value: 'hi' } }],
    });
  });

  test('what a creation takes, although responses call it readOnly', async () => {
    const shown = object({ name: { ...text, readOnly: true } });
    const body = { name: 'a' };
    expect(await read({ type: 'object', properties: { name: text } }, shown, body)).toMatchObject(body);
  });

  test('what is sent in a part of the request', async () => {
    const shown = object({ holder: text, country: text, last4: text });
    const account: Schema = { type: 'object', properties: { holder: text, country: text, number: text } };
    const sent: Schema = { type: 'object', properties: { bank_account: account, source: text } };
    expect(await read(sent, shown, { bank_account: { holder: 'Ann', country: 'de' } })).toMatchObject({
      holder: 'Ann',
      country: 'de',
    });
  });

  test('what responses have in a member', async () => {
    const spec: Schema = {
      type: 'object',
      properties: { Name: text, Labels: { type: 'object' }, Data: text },
    };
    const body = { Name: 'a', Data: 'x' };
    expect(await read(spec, object({ Spec: spec, Version: text }), body)).toMatchObject({ Spec: body });
  });

  test('nothing, where null was sent and responses cannot have it', async () => {
    const sent: Schema = { type: 'object', properties: { from: { type: ['object', 'null'] }, name: text } };
    const shown = object({ from: { type: 'object', required: ['x'], properties: { x: text } }, name: text });
    const item = await read(sent, shown, { name: 'a', from: null });
    expect(item).toMatchObject({ name: 'a' });
    expect(item).not.toHaveProperty('from');
  });
});
