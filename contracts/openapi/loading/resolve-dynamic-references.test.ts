import { expect, test } from '@jest/globals';
import { writeFiles } from '../../../scripts/testing/write-files.ts';
import { loadDocument } from '../load-document.ts';
import { changed, responding, responseSchemaPointer } from './testing.ts';

const tree = {
  $id: 'https://example.com/tree',
  $dynamicAnchor: 'node',
  type: 'object',
  properties: { data: true, children: { type: 'array', items: { $dynamicRef: '#node' } } },
};
const strictTree = {
  $id: 'https://example.com/strict-tree',
  $dynamicAnchor: 'node',
  $ref: 'tree',
  unevaluatedProperties: false,
};
const list = {
  $id: 'https://example.com/list',
  type: 'object',
  properties: { items: { type: 'array', items: { $dynamicRef: '#item' } }, next: { $ref: '#' } },
  $defs: { item: { $dynamicAnchor: 'item' } },
};
const listOf = (name: string, type: string) => ({
  $id: `https://example.com/${name}`,
  $ref: 'list',
  $defs: { item: { $dynamicAnchor: 'item', type } },
});
const schemas = {
  Tree: tree,
  StrictTree: strictTree,
  Forest: { type: 'array', items: { $ref: '#/components/schemas/StrictTree' } },
  List: list,
  Numbers: listOf('numbers', 'number'),
  Texts: listOf('texts', 'string'),
};

async function isValid(name: string, value: unknown): Promise<boolean> {
  const given = changed((document) => {
    responding({ $ref: `#/components/schemas/${name}` })(document);
    Object.assign(document.components.schemas, schemas);
  });
  const { spec, errors, issues } = await loadDocument(given);
  expect([...errors, ...issues]).toEqual([]);
  return spec.validators.json(responseSchemaPointer)(value) === undefined;
}

const misspelt = { data: 1, children: [{ data: 2, children: [{ daat: 3 }] }] };
const right = { data: 1, children: [{ data: 2, children: [{ data: 3 }] }] };

test.each<[name: string, value: unknown, valid: boolean]>([
  ['Tree', misspelt, true],
  ['StrictTree', right, true],
  ['StrictTree', misspelt, false],
  ['Forest', [right], true],
  ['Forest', [misspelt], false],
  ['List', { items: [1, 'a'] }, true],
  ['Numbers', { items: [1], next: { items: [2] } }, true],
  ['Numbers', { items: ['a'] }, false],
  ['Numbers', { items: [1], next: { items: ['a'] } }, false],
  ['Texts', { items: ['a'], next: { items: ['b'] } }, true],
  ['Texts', { items: [], next: { items: [1] } }, false],
])('the outermost anchor counts: %s, %j', async (name, value, valid) => {
  expect(await isValid(name, value)).toBe(valid);
});

test('a file is a scope of its own', async () => {
  const { $id: _, ...plainTree } = tree;
  const { $id: __, ...plainStrict } = { ...strictTree, $ref: 'tree.json' };
  const file = writeFiles({
    'pets.json': changed(responding({ $ref: 'strict.json' })),
    'strict.json': plainStrict,
    'tree.json': plainTree,
  });
  const { spec, errors } = await loadDocument(file);
  expect(errors).toEqual([]);
  const validate = spec.validators.json(responseSchemaPointer);
  expect(validate(right)).toBeUndefined();
  expect(validate(misspelt)).toBeDefined();
});

test('without an anchor of that name it is a $ref, and where there is nothing at all an error', async () => {
  const given = changed((document) => {
    responding({ items: { $dynamicRef: '#/components/schemas/Age' } })(document);
    document.components.schemas.Age = { $anchor: 'age', type: 'integer' };
  });
  const { spec } = await loadDocument(given);
  expect(spec.validators.json(responseSchemaPointer)(['a'])?.keyword).toBe('type');
  const { errors } = await loadDocument(changed(responding({ $dynamicRef: '#nobody' })));
  expect(errors).toMatchObject([{ message: 'unresolved $ref: #nobody' }]);
});
