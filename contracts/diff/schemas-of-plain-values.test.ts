import {
  bool,
  describeSchemaChanges,
  int,
  list,
  nil,
  num,
  object,
  type SchemaRow,
  text,
} from './describe-schema-changes.ts';

const types: SchemaRow[] = [
  ['another type', int, bool, 'both'],
  ['a wider type', int, num, 'responses'],
  ['a narrower type', num, int, 'requests'],
  ['null allowed', text, { type: ['string', 'null'] }, 'responses'],
  ['null spelt as a union', { type: ['string', 'null'] }, { anyOf: [text, nil] }, 'none'],
  ['null spelt as oneOf', { oneOf: [nil, text] }, { type: ['string', 'null'] }, 'none'],
  ['null in an enum', { enum: ['a', null] }, { anyOf: [{ enum: ['a'] }, nil] }, 'none'],
  ['null in an enum only', { type: ['string', 'null'], enum: ['a'] }, { enum: ['a'] }, 'none'],
  ['a list of types as a union', { type: ['string', 'integer'] }, { oneOf: [int, text] }, 'none'],
  ['the type left out beside an enum', { type: 'string', enum: ['a'] }, { enum: ['a'] }, 'none'],
  ['the type left out beside properties', object({ a: text }), { properties: { a: text } }, 'none'],
  ['the type left out beside items', list(text), { items: text }, 'none'],
  ['any value', text, {}, 'responses'],
  ['true for any value', {}, true, 'none'],
  ['a boolean as an enum', bool, { enum: [true, false] }, 'none'],
  ['a multiple of 1 is an integer', { type: 'number', multipleOf: 1 }, int, 'none'],
];

const values: SchemaRow[] = [
  ['a value added', { enum: ['a', 'b'] }, { enum: ['a', 'b', 'c'] }, 'responses'],
  ['a value removed', { enum: ['a', 'b'] }, { enum: ['a'] }, 'requests'],
  ['another order', { enum: ['a', 'b'] }, { enum: ['b', 'a'] }, 'none'],
  ['one value as a constant', { enum: ['a'] }, { const: 'a' }, 'none'],
  [
    'values as constants',
    { enum: ['a', 'b'] },
    { oneOf: [{ const: 'b' }, { const: 'a', title: 'A' }] },
    'none',
  ],
  ['another constant', { const: 'a' }, { const: 'b' }, 'both'],
  ['any text', { enum: ['a'] }, text, 'responses'],
  ['values within the limits', { type: 'string', maxLength: 3 }, { enum: ['a', 'b'] }, 'requests'],
  ['a value beyond the limit', { enum: ['a', 'long'] }, { type: 'string', maxLength: 3 }, 'both'],
  ['open values', { anyOf: [text, { enum: ['a'] }] }, text, 'none'],
  ['objects as values', { enum: [{ a: 1 }] }, { enum: [{ a: 1 }, { a: 2 }] }, 'responses'],
  ['values of two parts', { allOf: [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }] }, { const: 'b' }, 'none'],
];

const numbers: SchemaRow[] = [
  ['a lower maximum', { type: 'number', maximum: 10 }, { type: 'number', maximum: 9 }, 'requests'],
  ['no maximum', { type: 'number', maximum: 10 }, num, 'responses'],
  ['a higher minimum', { type: 'number', minimum: 1 }, { type: 'number', minimum: 2 }, 'requests'],
  ['a limit excluded', { type: 'number', minimum: 1 }, { type: 'number', exclusiveMinimum: 1 }, 'requests'],
  ['of integers, above 0 is at least 1', { ...int, exclusiveMinimum: 0 }, { ...int, minimum: 1 }, 'none'],
  ['both limits said', { ...num, minimum: 1 }, { ...num, minimum: 1, exclusiveMinimum: 0 }, 'none'],
  ['a step', num, { ...num, multipleOf: 0.5 }, 'requests'],
  ['a finer step', { ...num, multipleOf: 0.5 }, { ...num, multipleOf: 0.1 }, 'responses'],
  ['int32 where it was int64', { ...int, format: 'int64' }, { ...int, format: 'int32' }, 'requests'],
  ['int64 said', int, { ...int, format: 'int64' }, 'none'],
  [
    'int32 within the limits',
    { ...int, minimum: 0, maximum: 9, format: 'int32' },
    { ...int, minimum: 0, maximum: 9 },
    'none',
  ],
  ['float where it was double', { ...num, format: 'double' }, { ...num, format: 'float' }, 'requests'],
  ['a limit of another type', { ...text, maximum: 3 }, text, 'none'],
];

const strings: SchemaRow[] = [
  ['shorter', { ...text, maxLength: 9 }, { ...text, maxLength: 8 }, 'requests'],
  ['a length of 0', text, { ...text, minLength: 0 }, 'none'],
  ['not empty', text, { ...text, minLength: 1 }, 'requests'],
  ['a pattern', text, { ...text, pattern: '^a' }, 'requests'],
  ['another pattern', { ...text, pattern: '^a' }, { ...text, pattern: '^b' }, 'both'],
  ['a pattern that all match', text, { ...text, pattern: '.*' }, 'none'],
  ['a format', text, { ...text, format: 'uuid' }, 'requests'],
  ['another format', { ...text, format: 'date' }, { ...text, format: 'date-time' }, 'both'],
  ['a wider format', { ...text, format: 'uri' }, { ...text, format: 'uri-reference' }, 'responses'],
  ['a password', text, { ...text, format: 'password' }, 'none'],
  ['a format that nobody knows', text, { ...text, format: 'phone-of-ours' }, 'none'],
  ['base64', text, { ...text, contentEncoding: 'base64' }, 'both'],
  ['base64 as a format', { ...text, format: 'byte' }, { ...text, contentEncoding: 'base64' }, 'none'],
  [
    'another content',
    { ...text, contentMediaType: 'text/html' },
    { ...text, contentMediaType: 'text/csv' },
    'both',
  ],
];

describeSchemaChanges({ types, values, numbers, strings });
