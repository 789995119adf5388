import { describe, expect, test } from '@jest/globals';
import { type Located, resolve, type Schema } from '../document.ts';
import { builtinNames, loadBuiltin } from '../load-builtin.ts';
import type { Spec } from '../spec.ts';
import { boundaries } from './boundaries/boundaries-by-keyword.ts';
import { difficultSchemas, difficultSpec } from './difficult-schemas.ts';
import { type BoundaryOptions, boundaryValues, invalidValues, type LabelledValue } from './index.ts';

const request = { direction: 'request' } as const;
const keywords = (labels: LabelledValue[]) => new Set(labels.map(({ keyword }) => keyword));

/** Keywords without values on one side of their limit. */
const oneSided: Record<string, string[]> = {
  inside: ['not', 'additionalProperties', 'unevaluatedProperties'],
  beyond: ['properties', 'items', 'anyOf', 'oneOf', 'additionalProperties'],
};

describe.each(Object.entries(difficultSchemas))('%s', (_, schema) => {
  const written =
    typeof schema === 'object' ? Object.keys(schema).filter((keyword) => keyword in boundaries) : [];

  test('has a valid value at the limit of every keyword', () => {
    const found = keywords(boundaryValues(difficultSpec, schema, request));
    expect(written.filter((keyword) => !found.has(keyword) && !oneSided.inside?.includes(keyword))).toEqual(
      [],
    );
  });

  test('has a value just beyond the limit of every keyword', () => {
    const found = keywords(invalidValues(difficultSpec, schema, request));
    expect(written.filter((keyword) => !found.has(keyword) && !oneSided.beyond?.includes(keyword))).toEqual(
      [],
    );
  });
});

test('an invalid value violates one keyword at one location, and keeps the rest of the base value', () => {
  const schema: Schema = {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string', minLength: 2, maxLength: 4, pattern: '^[a-z]+$' },
      tags: {
        type: 'array',
        maxItems: 2,
        items: { type: 'object', properties: { key: { enum: ['a', 'b'] } } },
      },
    },
    additionalProperties: false,
  };
  const base = { name: 'abc', tags: [{ key: 'a' }] };
  const labels = invalidValues(difficultSpec, schema, { ...request, base, pointer: '#/pet' });
  const found = labels.map(({ schemaPointer, label }) => `${schemaPointer} ${label}`);
  expect(found).toContain('#/pet/properties/name/minLength /name: 1 character');
  expect(found).toContain('#/pet/properties/name/maxLength /name: 5 characters');
  expect(found).toContain('#/pet/properties/tags/maxItems /tags: 3 items');
  expect(found).toContain('#/pet/properties/tags/items/properties/key/enum /tags/0/key: "A"');
  expect(found).toContain('#/pet/additionalProperties with "bonafideUnknown"');
  expect(found).toContain('#/pet/required without name');
  for (const { value, at } of labels) {
    if (at.startsWith('/tags')) expect(value).toMatchObject({ name: 'abc' });
    if (at.startsWith('/name')) expect(value).toMatchObject({ tags: [{ key: 'a' }] });
  }
  const tooLong = labels.filter(({ keyword }) => keyword === 'maxLength').map(({ value }) => value);
  expect(tooLong).toEqual([{ name: expect.stringMatching(/^[a-z]{5}$/), tags: base.tags }]);
});

test('numbers at, inside and beyond a limit are tried', () => {
  const numbers = (make: typeof invalidValues, schema: Schema, keyword: string) =>
    make(difficultSpec, schema, request).flatMap((label) => (label.keyword === keyword ? [label.value] : []));
  const schema: Schema = { type: 'integer', minimum: 3, exclusiveMaximum: 9 };
  expect(numbers(boundaryValues, schema, 'minimum')).toEqual([3, 4]);
  expect(numbers(invalidValues, schema, 'minimum')).toEqual([2]);
  expect(numbers(boundaryValues, schema, 'exclusiveMaximum')).toEqual([8, 7]);
  expect(numbers(invalidValues, schema, 'exclusiveMaximum')).toEqual([9, 10]);
});

test('a readOnly property is not tried in requests', () => {
  const schema: Schema = {
    type: 'object',
    properties: { id: { type: 'string', readOnly: true }, name: { type: 'string' } },
  };
  const values = [
    ...boundaryValues(difficultSpec, schema, request),
    ...invalidValues(difficultSpec, schema, request),
  ];
  expect([...new Set(values.map(({ at }) => at))]).toEqual(['', '/name']);
});

/** Sides of limits without a value, and why. */
const impossible: Record<string, string> = {
  'inside #/components/schemas/PullSecretCreateSerializer/properties/name/maxLength':
    'the pattern ends earlier',
  'inside #/components/schemas/UploadSecretBlobRequestBody/properties/secret_blob/maxLength':
    'too long to be generated',
  'beyond #/components/schemas/UploadSecretBlobRequestBody/properties/secret_blob/maxLength':
    'too long to be generated',
  'inside #/components/schemas/DeleteSecretForScheduleRequestBody/properties/recovery_window_in_days/format':
    'the schema has narrower limits',
};

test.each(builtinNames)('every keyword of the requests of %s has values on both sides', (name) => {
  const builtin = loadBuiltin(name);
  const missing = [...builtin.operations.values()].flatMap((operation) =>
    schemasOf(operation).flatMap(({ value, pointer }) => {
      const options: BoundaryOptions = { ...request, pointer };
      const inside = new Set(
        boundaryValues(builtin, value, options).map(({ schemaPointer }) => schemaPointer),
      );
      const beyond = new Set(
        invalidValues(builtin, value, options).map(({ schemaPointer }) => schemaPointer),
      );
      return keywordsOf(builtin, { value, pointer }).flatMap(({ keyword, at }) => [
        ...(inside.has(at) || oneSided.inside?.includes(keyword) ? [] : [`inside ${at}`]),
        ...(beyond.has(at) || oneSided.beyond?.includes(keyword) ? [] : [`beyond ${at}`]),
      ]);
    }),
  );
  expect([...new Set(missing)].filter((one) => impossible[one] === undefined)).toEqual([]);
});

function schemasOf({
  requestBody,
  parameters,
}: {
  requestBody: unknown;
  parameters: unknown;
}): Located<Schema>[] {
  const body = requestBody as Located<{ content: Record<string, { schema?: Schema }> }> | undefined;
  const bodies = Object.entries(body?.value.content ?? {}).map(([type, { schema }]) => ({
    value: schema,
    pointer: `${body?.pointer}/content/${type.replaceAll('/', '~1')}/schema`,
  }));
  const given = (parameters as Located<{ schema?: Schema }>[]).map(({ value, pointer }) => ({
    value: value.schema,
    pointer: `${pointer}/schema`,
  }));
  return [...bodies, ...given].filter((schema): schema is Located<Schema> => schema.value !== undefined);
}

function keywordsOf({ document }: Spec, schema: Located<Schema>): { keyword: string; at: string }[] {
  if (typeof schema.value !== 'object') return [];
  const { value, pointer } = resolve<Record<string, unknown>>(document, schema.value, schema.pointer);
  // Some formats do not restrict values.
  const isLimit = (keyword: string) =>
    keyword in boundaries && !(keyword === 'format' && ['password', 'int64'].includes(String(value.format)));
  const own = Object.keys(value).filter(isLimit);
  const inner = Object.entries((value.properties ?? {}) as Record<string, Schema>).filter(
    ([, property]) => typeof property !== 'object' || property.readOnly !== true,
  );
  return [
    ...own.map((keyword) => ({ keyword, at: `${pointer}/${keyword}` })),
    ...inner.flatMap(([name, property]) =>
      keywordsOf({ document } as Spec, { value: property, pointer: `${pointer}/properties/${name}` }),
    ),
    ...(value.items === undefined
      ? []
      : keywordsOf({ document } as Spec, { value: value.items as Schema, pointer: `${pointer}/items` })),
  ];
}
