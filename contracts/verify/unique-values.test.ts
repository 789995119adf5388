import { describe, expect, test } from '@jest/globals';
import type { Document } from '../openapi/document.ts';
import { pickyThings } from './testing/picky-things.ts';
import { thingsDocument } from './testing/things-document.ts';
import { verifyHandlers } from './testing/verify-handlers.ts';

// What no two items share.

const integer = { type: 'integer', minimum: 1 };
const text = { type: 'string', minLength: 1, maxLength: 60 };

interface Responses {
  responses: Record<string, object>;
}

/** Things whose creation and update have a refusal of what is taken. */
function document(more: object = {}): Document {
  const made = thingsDocument(integer, {}, more);
  const paths = made.paths as unknown as Record<string, Record<string, Responses>>;
  for (const operation of [paths['/things']?.post, paths['/things/{id}']?.put])
    Object.assign(operation?.responses ?? {}, { 409: { description: '' } });
  return made;
}

interface Creation extends Responses {
  requestBody: { content: { 'application/json': { schema: object } } };
}

test.each(['all', 'creations'] as const)('a name is looked for in %s', async (checks) => {
  const store = new Map<string, Record<string, unknown>>();
  // A creation has no id.
  const refuse = ({ name }: Record<string, unknown>, id = ''): [number] | undefined =>
    (id === '' || checks === 'all') && [...store].some(([key, thing]) => key !== id && thing.name === name)
      ? [409]
      : undefined;
  const { failures } = await verifyHandlers(document(), pickyThings(document(), refuse, store));
  const failure =
    'putThing updates-keep-unique: is now what another item has: putThing is answered with 200, a creation with 409';
  expect(failures).toEqual(checks === 'all' ? [] : [failure]);
});

describe.each([
  ['sku', text, (body: Record<string, unknown>) => body.sku],
  [
    'profile.email',
    { type: 'object', required: ['email'], properties: { email: text, age: { type: 'integer' } } },
    ({ profile }: Record<string, unknown>) => (profile as { email: string } | undefined)?.email,
  ],
] as const)('%s, which only a refusal shows to be unique', (name, schema, read) => {
  const [member = ''] = name.split('.');
  const described = document({ [member]: schema });
  const { post } = (described.paths as unknown as Record<string, Record<string, Creation>>)['/things'] ?? {};
  Object.assign(post?.requestBody.content['application/json'].schema ?? {}, { required: ['name', member] });

  test.each(['all', 'creations'] as const)('is looked for in %s', async (checks) => {
    const store = new Map<string, Record<string, unknown>>();
    const isTaken = (body: Record<string, unknown>, id: string) =>
      [...store].some(([key, thing]) => key !== id && read(thing) === read(body));
    const refuse = (body: Record<string, unknown>, id = ''): [number, unknown] | undefined =>
      (id === '' || checks === 'all') && isTaken(body, id)
        ? [409, { detail: `${name} is taken` }]
        : undefined;
    const { failures, learned } = await verifyHandlers(described, pickyThings(described, refuse, store));
    expect(learned).toEqual([`createThing: ${name} is unique`]);
    const failure = `putThing updates-keep-unique: is now what another item has: putThing is answered with 200, a creation with 409`;
    expect(failures).toEqual(checks === 'all' ? [] : [failure]);
  });
});
