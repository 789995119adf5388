import { describe, expect, test } from '@jest/globals';
import type { Document } from '../openapi/document.ts';
import type { Handlers } from './testing/fake-live-target.ts';
import { pickyThings } from './testing/picky-things.ts';
import { thingsDocument } from './testing/things-document.ts';
import { verifyHandlers } from './testing/verify-handlers.ts';

// What no two items share.

const integer = { type: 'integer', minimum: 1 };
const text = { type: 'string', minLength: 1, maxLength: 60 };

type Responses = { responses: Record<string, object> };

/** Things whose creation and update have a refusal of what is taken. */
function document(more: object = {}): Document {
  const made = thingsDocument(integer, {}, more);
  const paths = made.paths as unknown as Record<string, Record<string, Responses>>;
  for (const operation of [paths['/things']?.post, paths['/things/{id}']?.put])
    Object.assign(operation?.responses ?? {}, { 409: { description: '' } });
  return made;
}

/** A server in which no two things have the same value of a member: `checks` says which writes it is looked for in. */
function serverOf(described: Document, member: string, checks: 'all' | 'creations'): Handlers {
  const store = new Map<string, Record<string, unknown>>();
  const isTaken = (body: Record<string, unknown>, id?: string) =>
    [...store].some(([key, thing]) => key !== id && thing[member] === body[member]);
  // A creation has no id.
  const refuse = (body: Record<string, unknown>, id = ''): [number, unknown] | undefined =>
    (id === '' || checks === 'all') && body[member] !== undefined && isTaken(body, id)
      ? [409, { detail: `this ${member} is taken` }]
      : undefined;
  return pickyThings(described, refuse, store);
}

describe.each(['name', 'sku'])('a %s that no two things share', (member) => {
  const described = document(member === 'name' ? {} : { [member]: text });

  test('passes where updates look for it, too', async () => {
    const { failures } = await verifyHandlers(described, serverOf(described, member, 'all'));
    expect(failures).toEqual([]);
  });
});

test('an update that takes the name of another item is a failure', async () => {
  const { failures } = await verifyHandlers(document(), serverOf(document(), 'name', 'creations'));
  expect(failures).toEqual([
    'putThing updates-keep-unique: is now what another item has: putThing is answered with 200, a creation with 409',
  ]);
});

test('an update that takes what creations have shown to be unique is a failure', async () => {
  const described = document({ sku: text });
  const things = described.paths?.['/things']?.post as unknown as {
    requestBody: { content: { 'application/json': { schema: { required: string[] } } } };
  };
  things.requestBody.content['application/json'].schema.required = ['name', 'sku'];
  const { failures, learned } = await verifyHandlers(described, serverOf(described, 'sku', 'creations'));
  expect(learned).toEqual(['createThing: sku is unique']);
  expect(failures).toEqual([
    'putThing updates-keep-unique: is now what another item has: putThing is answered with 200, a creation with 409',
  ]);
});
