import { expect, test } from '@jest/globals';
import type { Schema } from '../document.ts';
import { parseMultipart } from './parse-multipart.ts';
import { oneOperation } from './testing.ts';

const texts: Schema = { type: 'array', items: { type: 'string' }, maxItems: 2 };

/** What is read of a form's field `more`, and the rule that it breaks, if any. */
async function read(schema: Schema, parts: readonly string[], encoding?: { contentType: string }) {
  const type = {
    schema: { type: 'object', properties: { more: schema } } as Schema,
    ...(encoding && { encoding: { more: encoding } }),
  };
  const content = { 'multipart/form-data': type };
  const [spec, operation] = oneOperation({ requestBody: { required: true, content } });
  const pointer = `${operation.requestBody?.pointer}/content/multipart~1form-data`;
  const head = 'Content-Disposition: form-data; name="more"\r\nContent-Type: application/json';
  const lines = parts.map((text) => `--b\r\n${head}\r\n\r\n${text}\r\n`);
  const bytes = Buffer.from(`${lines.join('')}--b--\r\n`);
  const { body } = await parseMultipart(
    spec,
    { value: type, pointer },
    'multipart/form-data; boundary=b',
    bytes,
  );
  return { body, breaks: spec.validators.json(`${pointer}/schema`)(body)?.keyword };
}

test.each<[string, Schema, string[], unknown]>([
  ['a text', { type: 'string' }, ['{}'], '{}'],
  ['a list of texts, of one', texts, ['{}'], ['{}']],
  ['a list of texts, of several', texts, ['{}', '[]'], ['{}', '[]']],
  ['a list that is one part', texts, ['["a","b"]'], ['a', 'b']],
  ['a list of numbers that is one part', { type: 'array', items: { type: 'number' } }, ['[1,2]'], [1, 2]],
  ['an object', { type: 'object' }, ['{"a":1}'], { a: 1 }],
])(
  'a part of JSON is read as a form parser reads it, where it keeps to the schema so: %s',
  async (_, schema, parts, more) => {
    expect(await read(schema, parts)).toEqual({ body: { more }, breaks: undefined });
  },
);

test('what keeps to the schema in no way is refused', async () => {
  const numbers: Schema = { type: 'array', items: { type: 'number' } };
  expect((await read(numbers, ['{"a":1}'])).breaks).toBe('type');
  expect((await read(texts, ['"a"', '"b"', '"c"'])).breaks).toBe('maxItems');
});

test('JSON is only read as JSON where the document says so', async () => {
  expect((await read(texts, ['{}'], { contentType: 'application/json' })).breaks).toBe('type');
});
