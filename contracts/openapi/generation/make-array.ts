import { isDeepStrictEqual } from 'node:util';
import type { Schema } from '../document.ts';
import { type GenerationContext, largest, maxOptionalDepth } from './context.ts';
import type { ContainsRule } from './merge-subschemas.ts';
import { allOf, type MergedSchema } from './merged-schema.ts';
import { itemOf } from './readable/subject.ts';

/** An array has at most so many more items than required. */
const maxExtraItems = 3;

/** An array within its limits; `undefined` where a required item cannot be made. */
export function makeArray(
  context: GenerationContext,
  merged: MergedSchema,
  depth: number,
): unknown[] | undefined {
  const { least, most } = itemBounds(merged);
  const shown = context.natural ? Math.min(1, most) : 0;
  // One item says enough to people.
  const isEnough = depth >= maxOptionalDepth || (context.subject && shown > 0);
  const wanted = isEnough
    ? least
    : least + context.choose(Math.max(0, Math.min(most - least, maxExtraItems)));
  return makeItems(context, merged, Math.max(wanted, shown), depth);
}

/** An array of a given number of items. */
export function makeItems(
  context: GenerationContext,
  merged: MergedSchema,
  count: number,
  depth: number,
): unknown[] | undefined {
  if (count > largest.items) return undefined;
  const contained = containedSchemas(merged);
  const items: unknown[] = [];
  const prefix = (merged.prefixItems as Schema[] | undefined)?.length ?? 0;
  for (let index = 0; index < count; index += 1) {
    const extra = contained[index - prefix];
    const schema = itemSchema(merged, index);
    const item = makeItem(
      context.subject ? { ...context, subject: itemOf(context.subject, index) } : context,
      extra === undefined ? schema : allOf([schema, extra]),
      items,
      merged,
      depth,
    );
    // An array may be shorter than intended, but not than required.
    if (item === undefined) return items.length >= itemBounds(merged).least ? items : undefined;
    items.push(item);
  }
  return items;
}

/** The schema of the item at an index. */
function itemSchema(merged: MergedSchema, index: number): Schema {
  const prefix = (merged.prefixItems ?? []) as Schema[];
  return prefix[index] ?? ((merged.items ?? true) as Schema);
}

/** The minimal and maximal number of items. */
export function itemBounds(merged: MergedSchema): { least: number; most: number } {
  const prefix = (merged.prefixItems as Schema[] | undefined)?.length ?? 0;
  const contained = ((merged.contained ?? []) as ContainsRule[]).reduce((sum, { min }) => sum + min, 0);
  const closed = merged.items === false ? prefix : Number.POSITIVE_INFINITY;
  const least = Math.max(
    (merged.minItems as number | undefined) ?? 0,
    contained > 0 ? contained + prefix : 0,
  );
  return {
    least,
    most: Math.min((merged.maxItems as number | undefined) ?? Number.POSITIVE_INFINITY, closed),
  };
}

function containedSchemas(merged: MergedSchema): Schema[] {
  return ((merged.contained ?? []) as ContainsRule[]).flatMap(({ schema, min }) => Array(min).fill(schema));
}

function makeItem(
  context: GenerationContext,
  schema: Schema,
  items: unknown[],
  merged: MergedSchema,
  depth: number,
): unknown {
  if (merged.uniqueItems !== true) return context.makeNested(context, schema, depth + 1);
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
