import { expect, test } from '@jest/globals';
import type { Document } from '../openapi/document.ts';
import { json, thingsDocument, thingsHandlers } from './testing/things-document.ts';
import { verifyHandlers } from './testing/verify-handlers.ts';

const integer = { type: 'integer', minimum: 1 };
const none = { description: '' };

/** Things with two numbers, which answers show without their limits; a PATCH changes some of them. */
function numbersDocument(): Document {
  const number = { type: 'number', minimum: 1.5, maximum: 900 };
  const document = structuredClone(thingsDocument(integer, {}, { width: number, height: number }));
  const shown = { type: 'number' };
  const thing = {
    type: 'object',
    required: ['id', 'name'],
    properties: { id: integer, name: { type: 'string' }, width: shown, height: shown },
  };
  const patch = { type: 'object', properties: { width: number, height: number } };
  const paths = document.paths as unknown as Record<string, Record<string, { responses: object }>>;
  const [all, one] = [paths['/things'], paths['/things/{id}']];
  Object.assign(all?.get?.responses ?? {}, { 200: json({ type: 'array', items: thing }) });
  Object.assign(all?.post?.responses ?? {}, { 201: json(thing) });
  for (const method of ['get', 'put']) Object.assign(one?.[method]?.responses ?? {}, { 200: json(thing) });
  Object.assign(one ?? {}, {
    patch: {
      operationId: 'patchThing',
      requestBody: { required: true, ...json(patch) },
      responses: { 200: json(thing), 400: none, 404: none },
    },
  });
  return document;
}

type Thing = Record<string, unknown>;

/** What is wrong with a server that keeps a changed number as another one. */
async function failuresOf(kept: (value: number) => number): Promise<string[]> {
  const things = new Map<string, Thing>();
  const handlers = thingsHandlers(things);
  const isNumber = (one: unknown) =>
    one === undefined || (typeof one === 'number' && one >= 1.5 && one <= 900);
  const isValid = ({ width, height }: Thing) => isNumber(width) && isNumber(height);
  const store = (thing: Thing | undefined, body: unknown) => {
    for (const name of ['width', 'height']) {
      const value = (body as Thing)[name];
      if (thing && value !== undefined) thing[name] = kept(Number(value));
    }
    return thing;
  };
  const whole =
    (key: string): (typeof handlers)[string] =>
    (call) => {
      if (!isValid({ ...(call.body as Thing) })) return [400];
      const [status, shown] = handlers[key]?.(call) ?? [500];
      const id = call.id || String((shown as Thing | undefined)?.id);
      return status < 300 ? [status, store(things.get(id), call.body)] : [status];
    };
  const { failures } = await verifyHandlers(numbersDocument(), {
    ...handlers,
    'POST /things': whole('POST /things'),
    'PUT /things/{id}': whole('PUT /things/{id}'),
    'PATCH /things/{id}': ({ id, body }) => {
      if (!things.has(id)) return [404];
      if (typeof body !== 'object' || body === null || Array.isArray(body) || !isValid(body as Thing))
        return [400];
      return [200, store(things.get(id), body)];
    },
  });
  return failures;
}

test('another value than was sent is a failure, also where an answer’s schema has fewer limits', async () => {
  const failures = await failuresOf((value) => value + 100);
  expect(failures[0]).toMatch(/^createThing writes-persist: /);
});

test('a number with fewer digits is none, whichever property looks at it', async () => {
  expect(await failuresOf(Math.round)).toEqual([]);
});
