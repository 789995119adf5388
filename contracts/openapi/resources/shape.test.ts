import { expect, test } from '@jest/globals';
import type { Schema } from '../document.ts';
import { schemaShape } from './schema-shape.ts';

const document = { openapi: '3.1.0', paths: {} };
const text: Schema = { type: 'string' };
const shown: Schema = { type: 'object', required: ['name'], properties: { name: text } };

function typesOf(schema: Schema, name: string): string[] {
  return schemaShape(document, schemaShape(document, schema).properties.get(name)?.schema).types;
}

test('a member has the types that any alternative gives it, whichever comes last', () => {
  const alternatives = [{ properties: { base: text } }, { properties: { base: shown } }];
  for (const oneOf of [alternatives, alternatives.toReversed()])
    expect(typesOf({ type: 'object', oneOf }, 'base').toSorted()).toEqual(['object', 'string']);
});

test('a member of several alternatives is readOnly only where all say so', () => {
  const readOnly = { type: 'string', readOnly: true };
  const roleIn = (one: object, other: object) => {
    const schema = { anyOf: [{ properties: { role: one } }, { properties: { role: other } }] } as Schema;
    return schemaShape(document, schema).properties.get('role')?.schema.readOnly;
  };
  expect([roleIn(readOnly, { ...readOnly, maxLength: 3 }), roleIn(readOnly, { type: 'string' })]).toEqual([
    true,
    undefined,
  ]);
});

test('what all parts say of a member still holds for each of them', () => {
  const allOf = [
    { properties: { name: { type: 'string', maxLength: 3 } } },
    { properties: { name: { title: 'Name' } } },
  ];
  expect(schemaShape(document, { allOf }).properties.get('name')?.schema).toEqual({
    type: 'string',
    maxLength: 3,
    title: 'Name',
  });
});
