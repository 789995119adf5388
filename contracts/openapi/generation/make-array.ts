import { isDeepStrictEqual } from 'node:util';
import type { Schema } from '../document.ts';
import { type GenerationContext, maxOptionalDepth } from './context.ts';
import type { ContainsRule } from './merge-subschemas.ts';
import { allOf, type MergedSchema } from './merged-schema.ts';

/** An array has at most so many more items than required. */
const maxExtraItems = 3;

/** An array within its limits; `undefined` where a required item cannot be made. */
export function makeArray(
  context: GenerationContext,
  rules: MergedSchema,
  depth: number,
): unknown[] | undefined {
  const { least, most } = itemBounds(rules);
  const wanted =
    depth >= maxOptionalDepth
      ? least
      : least + context.choose(Math.max(0, Math.min(most - least, maxExtraItems)));
  return makeItems(context, rules, Math.max(wanted, context.natural ? Math.min(1, most) : 0), depth);
}

/** An array of a given number of items. */
export function makeItems(
  context: GenerationContext,
  rules: MergedSchema,
  count: number,
  depth: number,
): unknown[] | undefined {
  const contained = containedSchemas(rules);
  const items: unknown[] = [];
  const prefix = (rules.prefixItems as Schema[] | undefined)?.length ?? 0;
  for (let index = 0; index < count; index += 1) {
    const extra = contained[index - prefix];
    const schema = itemSchema(rules, index);
    const item = makeItem(
      context,
      extra === undefined ? schema : allOf([schema, extra]),
      items,
      rules,
      depth,
    );
    // An array may be shorter than intended, but not than required.
    if (item === undefined) return items.length >= itemBounds(rules).least ? items : undefined;
    items.push(item);
  }
  return items;
}

/** The schema of the item at an index. */
function itemSchema(rules: MergedSchema, index: number): Schema {
  const prefix = (rules.prefixItems ?? []) as Schema[];
  return prefix[index] ?? ((rules.items ?? true) as Schema);
}

/** The minimal and maximal number of items. */
export function itemBounds(rules: MergedSchema): { least: number; most: number } {
  const prefix = (rules.prefixItems as Schema[] | undefined)?.length ?? 0;
  const contained = ((rules.contained ?? []) as ContainsRule[]).reduce((sum, { min }) => sum + min, 0);
  const closed = rules.items === false ? prefix : Number.POSITIVE_INFINITY;
  const least = Math.max((rules.minItems as number | undefined) ?? 0, contained > 0 ? contained + prefix : 0);
  return {
    least,
    most: Math.min((rules.maxItems as number | undefined) ?? Number.POSITIVE_INFINITY, closed),
  };
}

function containedSchemas(rules: MergedSchema): Schema[] {
  return ((rules.contained ?? []) as ContainsRule[]).flatMap(({ schema, min }) => Array(min).fill(schema));
}

function makeItem(
  context: GenerationContext,
  schema: Schema,
  items: unknown[],
  rules: MergedSchema,
  depth: number,
): unknown {
  if (rules.uniqueItems !== true) return context.makeNested(context, schema, depth + 1);
  for (let attempt = 0; attempt < 12; attempt += 1) {
    // The same choice makes the same item again: later attempts take the other choices in turn.
    const choose = attempt < 6 ? context.choose : (max: number) => (items.length + attempt) % (max + 1);
    const item = context.makeNested(
      { ...context, choose, natural: context.natural && attempt === 0 },
      schema,
      depth + 1,
    );
    if (item === undefined || !items.some((other) => isDeepStrictEqual(other, item))) return item;
  }
  return undefined;
}
