import { describeSchemaChanges, int, list, object, type SchemaRow, text } from './describe-schema-changes.ts';

const objects: SchemaRow[] = [
  ['a property added', object({ a: text }), object({ a: text, b: text }), 'none'],
  ['a property removed', object({ a: text, b: text }), object({ a: text }), 'both'],
  ['required', object({ a: text }), object({ a: text }, { required: ['a'] }), 'requests'],
  ['no longer required', object({ a: text }, { required: ['a'] }), object({ a: text }), 'responses'],
  [
    'required, with a default',
    object({ a: text }),
    object({ a: { ...text, default: 'x' } }, { required: ['a'] }),
    'requests',
  ],
  ['nothing required said', object({ a: text }), object({ a: text }, { required: [] }), 'none'],
  ['closed', object({ a: text }), object({ a: text }, { additionalProperties: false }), 'requests'],
  [
    'closed and one removed',
    object({ a: text, b: text }),
    object({ a: text }, { additionalProperties: false }),
    'both',
  ],
  ['open said', object({ a: text }), object({ a: text }, { additionalProperties: true }), 'none'],
  [
    'closed by unevaluatedProperties',
    object({ a: text }),
    object({ a: text }, { unevaluatedProperties: false }),
    'requests',
  ],
  [
    'both ways to close',
    object({ a: text }, { additionalProperties: false }),
    object({ a: text }, { unevaluatedProperties: false }),
    'none',
  ],
  [
    'a map of other values',
    { type: 'object', additionalProperties: text },
    { type: 'object', additionalProperties: int },
    'both',
  ],
  [
    'a property became part of a map',
    object({ a: text }, { additionalProperties: text }),
    { type: 'object', additionalProperties: text },
    'none',
  ],
  [
    'a property of a map',
    { type: 'object', additionalProperties: text },
    object({ a: int }, { additionalProperties: text }),
    'both',
  ],
  [
    'named by a pattern',
    { type: 'object', patternProperties: { '^x': text } },
    { type: 'object', patternProperties: { '^x': int } },
    'both',
  ],
  [
    'a pattern of names',
    { type: 'object' },
    { type: 'object', patternProperties: { '^x': text } },
    'requests',
  ],
  [
    'a property by a pattern',
    object({ xa: text }),
    { type: 'object', patternProperties: { '^x': text } },
    'requests',
  ],
  ['names', { type: 'object' }, { type: 'object', propertyNames: { pattern: '^a' } }, 'requests'],
  ['any names said', { type: 'object' }, { type: 'object', propertyNames: text }, 'none'],
  [
    'fewer properties',
    { type: 'object', maxProperties: 3 },
    { type: 'object', maxProperties: 2 },
    'requests',
  ],
  ['more properties', { type: 'object' }, { type: 'object', minProperties: 1 }, 'requests'],
  [
    'one needs another',
    object({ a: text, b: text }),
    object({ a: text, b: text }, { dependentRequired: { a: ['b'] } }),
    'requests',
  ],
  [
    'one needs another that is there',
    object({ a: text, b: text }, { required: ['b'] }),
    object({ a: text, b: text }, { required: ['b'], dependentRequired: { a: ['b'] } }),
    'none',
  ],
  [
    'one needs a schema',
    object({ a: text, b: text }),
    object({ a: text, b: text }, { dependentSchemas: { a: { required: ['b'] } } }),
    'requests',
  ],
  [
    'one needs a schema that all match',
    object({ a: text, b: text }, { required: ['b'] }),
    object({ a: text, b: text }, { required: ['b'], dependentSchemas: { a: { required: ['b'] } } }),
    'none',
  ],
];

const arrays: SchemaRow[] = [
  ['items of another type', list(text), list(int), 'both'],
  ['fewer items', list(text, { maxItems: 3 }), list(text, { maxItems: 2 }), 'requests'],
  ['no duplicates', list(text), list(text, { uniqueItems: true }), 'requests'],
  ['nothing about items', list(text), { type: 'array' }, 'responses'],
  [
    'a tuple of another type',
    { type: 'array', prefixItems: [text, int] },
    { type: 'array', prefixItems: [text, text] },
    'both',
  ],
  [
    'a longer tuple',
    { type: 'array', prefixItems: [text] },
    { type: 'array', prefixItems: [text, int] },
    'none',
  ],
  [
    'a shorter tuple',
    { type: 'array', prefixItems: [text, int] },
    { type: 'array', prefixItems: [text] },
    'both',
  ],
  [
    'nothing after the tuple',
    { type: 'array', prefixItems: [text] },
    { type: 'array', prefixItems: [text], items: false },
    'requests',
  ],
  [
    'both ways to end a tuple',
    { type: 'array', prefixItems: [text], items: false },
    { type: 'array', prefixItems: [text], unevaluatedItems: false },
    'none',
  ],
  ['contains', list(text), list(text, { contains: { const: 'a' } }), 'requests'],
  [
    'contains more',
    list(text, { contains: { const: 'a' } }),
    list(text, { contains: { const: 'a' }, minContains: 2 }),
    'requests',
  ],
  [
    'contains at most',
    list(text, { contains: { const: 'a' } }),
    list(text, { contains: { const: 'a' }, maxContains: 2 }),
    'requests',
  ],
  ['contains none or more', list(text), list(text, { contains: { const: 'a' }, minContains: 0 }), 'none'],
  [
    'contains something wider',
    list(text, { contains: { const: 'a' } }),
    list(text, { contains: { enum: ['a', 'b'] } }),
    'responses',
  ],
];

describeSchemaChanges({ objects, arrays });
