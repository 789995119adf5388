import { type Document, resolve, type Schema } from '../document.ts';
import { type Choose, pick } from './choices.ts';
import { collected, foldRules, type Rules } from './rules.ts';

/** Keywords that say what other schemas say. */
const applicators = ['$ref', 'allOf', 'anyOf', 'oneOf', 'if', 'then', 'else'] as const;

/** Deeper than any chain of references that leads somewhere. */
const deepest = 60;

/**
 * Folds a schema into rules: references are followed, all of `allOf` and one branch of every alternative count.
 * `undefined` where the branches that were chosen leave no value.
 */
export function expand(document: Document, schema: Schema, choose: Choose, depth = 0): Rules | undefined {
  if (schema === true) return {};
  if (schema === false || depth > deepest) return undefined;
  const parts = [
    ...(typeof schema.$ref === 'string'
      ? [resolve<Record<string, unknown>>(document, { $ref: schema.$ref }, '').value]
      : []),
    ...((schema.allOf as Schema[] | undefined) ?? []),
    ...chosen(schema.anyOf, choose),
    ...branchOf(schema, choose),
    ...conditionOf(schema, choose),
  ];
  let rules: Rules | undefined = ownRules(schema);
  for (const part of parts) {
    const other = expand(document, part, choose, depth + 1);
    rules = rules && other && foldRules(rules, other);
    if (!rules) return undefined;
  }
  return closed(rules);
}

function ownRules(schema: Record<string, unknown>): Rules {
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
function closed(rules: Rules): Rules {
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

function chosen(branches: unknown, choose: Choose): Schema[] {
  return Array.isArray(branches) && branches.length > 0 ? [pick(choose, branches as Schema[])] : [];
}

// A discriminator's property names the branch (OpenAPI Specification 3.1.1, section 4.8.25).
function branchOf(schema: Record<string, unknown>, choose: Choose): Schema[] {
  const [branch] = chosen(schema.oneOf, choose);
  if (branch === undefined) return [];
  const discriminator = schema.discriminator as
    | { propertyName?: string; mapping?: Record<string, string> }
    | undefined;
  const name = discriminator?.propertyName;
  if (name === undefined || typeof branch !== 'object' || typeof branch.$ref !== 'string') return [branch];
  const reference = branch.$ref;
  const own = reference.split('/').at(-1) ?? '';
  const mapped = Object.entries(discriminator?.mapping ?? {}).find(
    ([, to]) => to === reference || to === own,
  );
  return [branch, { required: [name], properties: { [name]: { const: mapped?.[0] ?? own } } }];
}

function conditionOf(schema: Record<string, unknown>, choose: Choose): Schema[] {
  if (schema.if === undefined) return [];
  const [condition, yes, no] = [schema.if, schema.then ?? true, schema.else ?? true] as [
    Schema,
    Schema,
    Schema,
  ];
  return choose(1) === 0 ? [{ not: condition }, no] : [condition, yes];
}
