import { type Document, type Located, resolve, type Schema } from '../document.ts';
import { collected, foldRules, type MergedSchema } from './merged-schema.ts';
import type { Choose } from './random-source.ts';

/** Keywords that say what other schemas say. */
const applicators = ['$ref', 'allOf', 'anyOf', 'oneOf', 'if', 'then', 'else'] as const;

/** Deeper than any chain of references that leads somewhere. */
const deepest = 60;

/** A schema that a value has to keep to, and where the document has it. */
export interface Part {
  schema: Record<string, unknown>;
  pointer: string;
}

/** Where the document has what only follows from it. */
const nowhere = 'nowhere';

/** Whether the document itself has a part. */
export function isWritten({ pointer }: Part): boolean {
  return !pointer.startsWith(nowhere);
}

/**
 * Folds a schema into rules: references are followed, all of `allOf` and one branch of every alternative count.
 * `undefined` where the branches that were chosen leave no value.
 */
export function expand(document: Document, schema: Schema, choose: Choose): MergedSchema | undefined {
  const parts = partsOf(document, { value: schema, pointer: '' }, choose);
  return parts && foldParts(parts);
}

/** What all of the parts say together; `undefined` where that leaves no value. */
export function foldParts(parts: readonly Part[]): MergedSchema | undefined {
  let rules: MergedSchema | undefined = {};
  for (const { schema } of parts) rules = rules && foldRules(rules, ownRules(schema));
  return rules && closed(rules);
}

/** Every schema that a value has to keep to at one place, where the choices lead; `undefined` where nothing does. */
export function partsOf(
  document: Document,
  { value: schema, pointer }: Located<Schema>,
  choose: Choose,
  depth = 0,
): Part[] | undefined {
  if (schema === true) return [];
  if (schema === false || depth > deepest) return undefined;
  const parts: Part[] = [{ schema, pointer }];
  for (const inner of [...referred(document, schema), ...applied(document, schema, pointer, choose)]) {
    const more = partsOf(document, inner, choose, depth + 1);
    if (!more) return undefined;
    parts.push(...more);
  }
  return parts;
}

function referred(document: Document, { $ref }: Record<string, unknown>): Located<Schema>[] {
  return typeof $ref === 'string' ? [resolve<Record<string, unknown>>(document, { $ref }, '')] : [];
}

function applied(
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
    ...chosen(schema, 'anyOf', at, choose),
    ...branchOf(document, schema, at, choose),
    ...conditionOf(schema, at, choose),
  ];
}

function ownRules(schema: Record<string, unknown>): MergedSchema {
  const own: Record<string, unknown> = { ...schema };
  for (const keyword of applicators) delete own[keyword];
  for (const [keyword, list] of Object.entries(collected)) {
    if (own[keyword] === undefined) continue;
    own[list] = [keyword === 'contains' ? containedBy(schema) : own[keyword]];
    delete own[keyword];
  }
  return own;
}

/** All that could be evaluated is folded in by now, and what is left is additional. */
function closed(rules: MergedSchema): MergedSchema {
  const { unevaluatedProperties, unevaluatedItems, ...open } = rules;
  const additionalProperties = open.additionalProperties ?? unevaluatedProperties;
  const items = open.items ?? unevaluatedItems;
  return {
    ...open,
    ...(additionalProperties !== undefined && { additionalProperties }),
    ...(items !== undefined && { items }),
  };
}

/** How many items a `contains` wants, and of what. */
export interface Contained {
  schema: Schema;
  least: number;
  most: number;
}

function containedBy({ contains, minContains, maxContains }: Record<string, unknown>): Contained {
  return {
    schema: contains as Schema,
    least: (minContains as number | undefined) ?? 1,
    most: (maxContains as number | undefined) ?? Number.POSITIVE_INFINITY,
  };
}

function chosen(
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

// A discriminator's property names the branch (OpenAPI Specification 3.1.1, section 4.8.25).
function branchOf(
  document: Document,
  schema: Record<string, unknown>,
  at: string,
  choose: Choose,
): Located<Schema>[] {
  const [branch] = chosen(schema, 'oneOf', at, choose);
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
  if (!mapped && fixes(document, branch, name)) return [branch];
  const named = { required: [name], properties: { [name]: { const: mapped?.[0] ?? own } } };
  return [branch, { value: named, pointer: nowhere }];
}

/** Whether a schema says itself what the property is called that tells it from others. */
function fixes(document: Document, { value, pointer }: Located<Schema>, name: string): boolean {
  const { properties = {} } = resolve<{ properties?: Record<string, Schema> }>(
    document,
    value as object,
    pointer,
  ).value;
  const property = properties[name];
  return typeof property === 'object' && (property.const !== undefined || property.enum !== undefined);
}

function conditionOf(schema: Record<string, unknown>, at: string, choose: Choose): Located<Schema>[] {
  if (schema.if === undefined) return [];
  const [condition, yes, no] = [schema.if, schema.then ?? true, schema.else ?? true] as [
    Schema,
    Schema,
    Schema,
  ];
  return choose(1) === 0
    ? [
        { value: { not: condition }, pointer: nowhere },
        { value: no, pointer: `${at}/else` },
      ]
    : [
        { value: condition, pointer: nowhere },
        { value: yes, pointer: `${at}/then` },
      ];
}
