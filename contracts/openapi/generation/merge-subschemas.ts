import { type Document, type Located, resolve, type Schema } from '../document.ts';
import type { Choose } from './choices.ts';
import { listKeywords, type MergedSchema, mergePair } from './merged-schema.ts';

/** Keywords that apply other schemas. */
const applicators = ['$ref', 'allOf', 'anyOf', 'oneOf', 'if', 'then', 'else'] as const;

/** No reasonable schema is nested deeper. */
const maxDepth = 60;

/** One of the schemas that a value must match, and its JSON pointer. */
export interface Subschema {
  schema: Record<string, unknown>;
  pointer: string;
}

/** The pointer of a schema that is derived from others and not in the document. */
const derived = 'derived';

/** Whether a schema is in the document, not derived from others. */
export function isInDocument({ pointer }: Subschema): boolean {
  return !pointer.startsWith(derived);
}

/**
 * Merges a schema with its references, all of its `allOf` and one branch of every alternative. `undefined` where no value
 * matches the chosen branches.
 */
export function mergeSchema(document: Document, schema: Schema, choose: Choose): MergedSchema | undefined {
  const parts = chooseSubschemas(document, { value: schema, pointer: '' }, choose);
  return parts && mergeSubschemas(parts);
}

/** Merges schemas that a value must match at once; `undefined` where no value can. */
export function mergeSubschemas(parts: readonly Subschema[]): MergedSchema | undefined {
  let merged: MergedSchema | undefined = {};
  for (const { schema } of parts) merged = merged && mergePair(merged, ownRules(schema));
  return merged && withUnevaluated(merged);
}

/** All schemas that a value must match at once, with one branch of each alternative; `undefined` where one is `false`. */
export function chooseSubschemas(
  document: Document,
  { value: schema, pointer }: Located<Schema>,
  choose: Choose,
  depth = 0,
  taken = new Set<object>(),
): Subschema[] | undefined {
  // What several schemas refer to counts once: a diamond of references would double with each level.
  if (schema === true || (typeof schema === 'object' && taken.has(schema))) return [];
  if (schema === false || depth > maxDepth) return undefined;
  taken.add(schema);
  const parts: Subschema[] = [{ schema, pointer }];
  for (const inner of [
    ...referenced(document, schema),
    ...appliedSchemas(document, schema, pointer, choose),
  ]) {
    const more = chooseSubschemas(document, inner, choose, depth + 1, taken);
    if (!more) return undefined;
    parts.push(...more);
  }
  return parts;
}

function referenced(document: Document, { $ref }: Record<string, unknown>): Located<Schema>[] {
  return typeof $ref === 'string' ? [resolve<Record<string, unknown>>(document, { $ref }, '')] : [];
}

function appliedSchemas(
  document: Document,
  schema: Record<string, unknown>,
  at: string,
  choose: Choose,
): Located<Schema>[] {
  const all = ((schema.allOf as Schema[] | undefined) ?? []).map((value, index) => ({
    value,
    pointer: `${at}/allOf/${index}`,
  }));
  return [
    ...all,
    ...chosenBranch(schema, 'anyOf', at, choose),
    ...discriminatedBranch(document, schema, at, choose),
    ...chosenCondition(schema, at, choose),
  ];
}

function ownRules(schema: Record<string, unknown>): MergedSchema {
  const own: Record<string, unknown> = { ...schema };
  for (const keyword of applicators) delete own[keyword];
  for (const [keyword, list] of Object.entries(listKeywords)) {
    if (own[keyword] === undefined) continue;
    own[list] = [keyword === 'contains' ? containedBy(schema) : own[keyword]];
    delete own[keyword];
  }
  return own;
}

/** After merging, unevaluated properties and items are the additional ones. */
function withUnevaluated(merged: MergedSchema): MergedSchema {
  const { unevaluatedProperties, unevaluatedItems, ...open } = merged;
  const additionalProperties = open.additionalProperties ?? unevaluatedProperties;
  const items = open.items ?? unevaluatedItems;
  return {
    ...open,
    ...(additionalProperties !== undefined && { additionalProperties }),
    ...(items !== undefined && { items }),
  };
}

/** A `contains`, with the number of items that it requires and allows. */
export interface ContainsRule {
  schema: Schema;
  min: number;
  max: number;
}

function containedBy({ contains, minContains, maxContains }: Record<string, unknown>): ContainsRule {
  return {
    schema: contains as Schema,
    min: (minContains as number | undefined) ?? 1,
    max: (maxContains as number | undefined) ?? Number.POSITIVE_INFINITY,
  };
}

function chosenBranch(
  schema: Record<string, unknown>,
  keyword: 'anyOf' | 'oneOf',
  at: string,
  choose: Choose,
): Located<Schema>[] {
  const branches = (schema[keyword] ?? []) as Schema[];
  if (branches.length === 0) return [];
  const index = choose(branches.length - 1);
  return [{ value: branches[index] as Schema, pointer: `${at}/${keyword}/${index}` }];
}

// The discriminator's property has the name of the branch (OpenAPI Specification 3.1.1, section 4.8.25).
function discriminatedBranch(
  document: Document,
  schema: Record<string, unknown>,
  at: string,
  choose: Choose,
): Located<Schema>[] {
  const [branch] = chosenBranch(schema, 'oneOf', at, choose);
  if (branch === undefined) return [];
  const discriminator = schema.discriminator as
    | { propertyName?: string; mapping?: Record<string, string> }
    | undefined;
  const name = discriminator?.propertyName;
  const reference = typeof branch.value === 'object' ? branch.value.$ref : undefined;
  if (name === undefined || typeof reference !== 'string') return [branch];
  const own = reference.split('/').at(-1) ?? '';
  const mapped = Object.entries(discriminator?.mapping ?? {}).find(
    ([, to]) => to === reference || to === own,
  );
  if (!mapped && restrictsProperty(document, branch, name)) return [branch];
  const named = { required: [name], properties: { [name]: { const: mapped?.[0] ?? own } } };
  return [branch, { value: named, pointer: derived }];
}

/** Whether a schema restricts the discriminator's property itself. */
function restrictsProperty(document: Document, { value, pointer }: Located<Schema>, name: string): boolean {
  const { properties = {} } = resolve<{ properties?: Record<string, Schema> }>(
    document,
    value as object,
    pointer,
  ).value;
  const property = properties[name];
  return typeof property === 'object' && (property.const !== undefined || property.enum !== undefined);
}

function chosenCondition(schema: Record<string, unknown>, at: string, choose: Choose): Located<Schema>[] {
  if (schema.if === undefined) return [];
  const [condition, yes, no] = [schema.if, schema.then ?? true, schema.else ?? true] as [
    Schema,
    Schema,
    Schema,
  ];
  return choose(1) === 0
    ? [
        { value: { not: condition }, pointer: derived },
        { value: no, pointer: `${at}/else` },
      ]
    : [
        { value: condition, pointer: derived },
        { value: yes, pointer: `${at}/then` },
      ];
}
