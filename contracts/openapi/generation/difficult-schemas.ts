import type { Schema } from '../document.ts';
import { createSpec, type Spec } from '../spec.ts';

const document = (schemas: Record<string, Schema>) => ({
  openapi: '3.1.0',
  paths: {},
  components: { schemas },
});
/** A document of nothing but schemas. */
export const specWithSchemas = (schemas: Record<string, Schema> = {}): Spec =>
  createSpec('values', document(schemas));
const tree: Schema = {
  type: 'object',
  required: ['children'],
  properties: { children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
};
const pet: Schema = {
  oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
  discriminator: { propertyName: 'kind', mapping: { dog: '#/components/schemas/Dog' } },
};
const kind = (...names: string[]): Schema => ({
  type: 'object',
  required: ['kind'],
  properties: { kind: { enum: names } },
});
/** The schemas that the difficult ones refer to. */
export const difficultSpec = specWithSchemas({
  Tree: tree,
  Pet: pet,
  Cat: kind('Cat', 'dog'),
  Dog: kind('Cat', 'dog'),
});
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** Schemas that values are hard to generate for, by what makes it hard. */
export const difficultSchemas: Record<string, Schema> = {
  'a length and a pattern': {
    type: 'string',
    minLength: 30,
    maxLength: 32,
    pattern: '^[a-z]([-a-z]*[a-z])?$',
  },
  'a length far away': { type: 'string', minLength: 5000, pattern: '^([A-Za-z0-9+/]{4})*$' },
  'a pattern that looks around': { type: 'string', pattern: '^(?!_sys_)(?=.*[0-9])[\\w.-]{4,16}$' },
  'a pattern of letters of any script': { type: 'string', pattern: '^[\\p{L}\\p{N}]{3}$' },
  'a pattern that is one only without Unicode': { type: 'string', pattern: '^{[\\w-.]{2}}\\-$' },
  'a pattern without anchors': { type: 'string', pattern: 'Z$', minLength: 5 },
  'two patterns': { type: 'string', allOf: [{ pattern: '^[a-z]+$' }, { pattern: '^.{7}$' }] },
  'a format and a pattern': { type: 'string', format: 'date-time', pattern: 'Z$' },
  'exclusive bounds': { type: 'integer', exclusiveMinimum: 4, exclusiveMaximum: 6 },
  'multiples within bounds': { type: 'number', multipleOf: 0.01, minimum: 0.015, maximum: 0.025 },
  'multiples of two numbers': { allOf: [{ multipleOf: 4 }, { multipleOf: 6, minimum: 13, type: 'integer' }] },
  'a large format': { type: 'integer', format: 'int32', minimum: 2147483647 },
  'not an enumerated value': { type: 'string', enum: ['a', 'b'], not: { const: 'a' } },
  'not null': { type: ['null', 'boolean'], not: { type: 'null' } },
  'not both members': {
    type: 'object',
    properties: { a: true, b: true },
    anyOf: [{ required: ['a'] }, { required: ['b'] }],
    not: { required: ['a', 'b'] },
  },
  'a condition': {
    type: 'object',
    required: ['kind'],
    properties: { kind: { enum: ['card', 'cash'] }, number: { type: 'string' } },
    if: { properties: { kind: { const: 'card' } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword.
    then: { required: ['number'] },
    else: { properties: { number: false } },
  },
  'contained items': {
    type: 'array',
    items: { type: 'integer' },
    contains: { minimum: 100 },
    minContains: 2,
    maxItems: 3,
  },
  'items in their places': {
    type: 'array',
    prefixItems: [{ const: 'x' }, { type: 'integer' }],
    items: false,
    minItems: 2,
  },
  'unique items of few': { type: 'array', items: { enum: [1, 2, 3] }, uniqueItems: true, minItems: 3 },
  'counted members': {
    type: 'object',
    minProperties: 3,
    maxProperties: 4,
    additionalProperties: { type: 'integer' },
  },
  'named members': {
    type: 'object',
    minProperties: 2,
    propertyNames: { pattern: '^x-[a-z]{2}$' },
    additionalProperties: { type: 'boolean' },
  },
  'members by pattern': {
    type: 'object',
    minProperties: 2,
    patternProperties: { '^s_[a-z]': { type: 'string' }, '^i_[a-z]': { type: 'integer' } },
    additionalProperties: false,
  },
  'dependent members': {
    type: 'object',
    required: ['card'],
    properties: { card: { type: 'string' }, address: { type: 'string' }, city: { type: 'string' } },
    dependentRequired: { card: ['address'], address: ['city'] },
    additionalProperties: false,
  },
  'dependent schemas': {
    type: 'object',
    required: ['card'],
    properties: { card: true },
    dependentSchemas: {
      card: { required: ['limit'], properties: { limit: { type: 'integer', minimum: 5 } } },
    },
  },
  'nothing unevaluated': {
    allOf: [{ type: 'object', required: ['a'], properties: { a: { type: 'string' } } }],
    properties: { b: { type: 'integer' } },
    unevaluatedProperties: false,
  },
  'closed schemas folded': {
    allOf: [
      { type: 'object', properties: { a: {}, b: {} }, additionalProperties: false, required: ['b'] },
      { properties: { b: { type: 'string' }, c: {} } },
    ],
  },
  'a schema that refers to itself': ref('Tree'),
  'a discriminator': { anyOf: [ref('Cat'), ref('Dog')] },
  'nothing said': {},
  'a reference with words beside it': { $ref: '#/components/schemas/Tree', minProperties: 2 },
};
