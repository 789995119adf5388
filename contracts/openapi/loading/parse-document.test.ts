import { expect, test } from '@jest/globals';
import { parseDocument } from './parse-document.ts';

const yaml = `
limit: &limit { type: integer, maximum: 9223372036854775807, default: 9223372036854775807 }
again: *limit
media:
  examples: { max: { value: { id: -9223372036854775808, small: 7, price: 1.5 } } }
properties:
  default: { minimum: -9223372036854775808, example: 9007199254740993, default: 0x10 }
responses:
  default: { headers: { X-Max: { schema: { maximum: 9007199254740993 } } } }
`;

const expected = {
  limit: { type: 'integer', maximum: 2 ** 63, default: 9223372036854775807n },
  again: { type: 'integer', maximum: 2 ** 63, default: 9223372036854775807n },
  media: { examples: { max: { value: { id: -9223372036854775808n, small: 7, price: 1.5 } } } },
  properties: { default: { minimum: -(2 ** 63), example: 9007199254740993n, default: 16 } },
  responses: { default: { headers: { 'X-Max': { schema: { maximum: 2 ** 53 } } } } },
};

test('integers of 64 bits stay exact where they are data, and limits are numbers', () => {
  expect(parseDocument(yaml, 'ids.yaml')).toEqual(expected);
});

test('so they do in JSON', () => {
  const json = `{
    "limit": { "type": "integer", "maximum": 9223372036854775807, "default": 9223372036854775807 },
    "media": { "example": [9007199254740993] }
  }`;
  const { limit } = expected;
  expect(parseDocument(json, 'ids.json')).toEqual({ limit, media: { example: [9007199254740993n] } });
});
