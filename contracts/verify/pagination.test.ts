import { expect, test } from '@jest/globals';
import { json, thingsDocument, thingsHandlers } from './testing/things-document.ts';
import { verifyHandlers } from './testing/verify-handlers.ts';

const integer = { type: 'integer', minimum: 1 };

/** What is wrong with a list whose pages begin after an item, by its id, and say whether there are more. */
async function failuresOf({ skipped = 0, link = false } = {}): Promise<string[]> {
  const document = structuredClone(thingsDocument(integer));
  const limit = { type: 'integer', minimum: 1, maximum: 50, default: 10 };
  const list = document.paths?.['/things']?.get as unknown as {
    parameters: object[];
    responses: Record<string, { content: Record<string, { schema: object }>; headers?: object }>;
  };
  list.parameters = [
    { name: 'limit', in: 'query', schema: limit },
    { name: 'starting_after', in: 'query', schema: integer },
  ];
  const items = list.responses[200]?.content['application/json']?.schema ?? {};
  const page = {
    type: 'object',
    required: ['data', 'has_more'],
    properties: { data: items, has_more: { type: 'boolean' } },
  };
  list.responses = { 200: json(page), 400: { description: '' } } as never;
  if (link) Object.assign(list.responses[200] ?? {}, { headers: { Link: { schema: { type: 'string' } } } });
  const things = new Map<string, Record<string, unknown>>();
  const { failures } = await verifyHandlers(document, {
    ...thingsHandlers(things),
    'GET /things': ({ query }) => {
      const size = query.get('limit') ?? '10';
      if (!/^\d+$/.test(size) || Number(size) < 1 || Number(size) > 50) return [400];
      const [all, after] = [[...things.keys()], query.get('starting_after')];
      if (after !== null && !all.includes(after)) return [400];
      const start = after === null ? 0 : all.indexOf(after) + 1 + skipped;
      const end = start + Number(size);
      const data = all.slice(start, end).map((id) => things.get(id));
      return [200, { data, has_more: end < all.length }];
    },
  });
  return failures;
}

test.each([false, true])(
  'pages that begin after an item are followed, with a Link documented: %p',
  async (link) => {
    expect(await failuresOf({ link })).toEqual([]);
  },
);

test('an item that no such page has is missed', async () => {
  const failures = await failuresOf({ skipped: 1 });
  expect(failures).toEqual([expect.stringMatching(/^listThings pagination-is-complete: no page has/)]);
});
