import { describe, expect, test } from '@jest/globals';
import { loadDocument } from '../load-document.ts';
import { changed, responding, responseSchemaPointer } from './testing.ts';

test('a schema may refer to itself through a property or an item', async () => {
  const given = changed((document) => {
    responding({ $ref: '#/components/schemas/Tree' })(document);
    document.components.schemas.Tree = {
      required: ['name'],
      properties: { children: { items: { $ref: '#/components/schemas/Tree' } } },
    };
  });
  const { spec } = await loadDocument(given);
  const validate = spec.validators.json(responseSchemaPointer);
  expect(validate({ name: 'a', children: [{ name: 'b', children: [] }] })).toBeUndefined();
  expect(validate({ name: 'a', children: [{ children: [] }] })).toMatchObject({
    pointer: '/children/0',
    schemaPointer: '#/components/schemas/Tree/required',
  });
});

describe('a schema may be referred to', () => {
  const references: [what: string, schemas: Record<string, unknown>, $ref: object][] = [
    [
      'an $id',
      { Pet: { $id: 'https://example.com/pet', type: 'integer' } },
      { $ref: 'https://example.com/pet' },
    ],
    ['an $anchor', { Pet: { $anchor: 'pet', type: 'integer' } }, { $ref: '#pet' }],
    [
      'a relative $id and an anchor in it',
      { Pet: { $id: 'https://example.com/a/pet', $defs: { Id: { $anchor: 'id', type: 'integer' } } } },
      { $ref: 'https://example.com/a/pet#id' },
    ],
    [
      'a pointer below an $id',
      {
        Pet: {
          $id: 'https://example.com/pet',
          allOf: [{ $ref: '#/$defs/Id' }],
          $defs: { Id: { type: 'integer' } },
        },
      },
      { $ref: '#/components/schemas/Pet' },
    ],
    ['a $dynamicAnchor', { Pet: { $dynamicAnchor: 'pet', type: 'integer' } }, { $dynamicRef: '#pet' }],
    ['a percent-encoded name', { 'a pet': { type: 'integer' } }, { $ref: '#/components/schemas/a%20pet' }],
  ];
  test.each(references)('by %s', async (_, schemas, $ref) => {
    const given = changed((document) => {
      responding($ref)(document);
      Object.assign(document.components.schemas, schemas);
    });
    const { spec, issues } = await loadDocument(given);
    expect(issues).toEqual([]);
    const validate = spec.validators.json(responseSchemaPointer);
    expect(validate(1)).toBeUndefined();
    expect(validate('one')?.keyword).toBe('type');
  });

  test('an unknown name is an unresolved $ref', async () => {
    const { errors } = await loadDocument(changed(responding({ $ref: '#nobody' })));
    expect(errors).toMatchObject([{ message: 'unresolved $ref: #nobody' }]);
  });
});
