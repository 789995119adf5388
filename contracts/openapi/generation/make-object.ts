import type { Schema } from '../document.ts';
import { pick } from './choices.ts';
import { type GenerationContext, largest, maxOptionalDepth } from './context.ts';
import { excludingKeyword } from './copy-for-direction.ts';
import { lengthRange, makeString } from './make-string.ts';
import { mergeSchema } from './merge-subschemas.ts';
import { allOf, excludedSchemas, type MergedSchema, mergePair, propertySchema } from './merged-schema.ts';
import { generateMatch } from './pattern-text.ts';
import { readableText } from './readable/readable-text.ts';
import { memberOf, withPerson } from './readable/subject.ts';

/** An object within its limits; `undefined` where a required property cannot be made. */
export function makeObject(
  outer: GenerationContext,
  given: MergedSchema,
  depth: number,
): Record<string, unknown> | undefined {
  const context = outer.subject ? { ...outer, subject: withPerson(outer.subject, outer.choose) } : outer;
  const merged = withDependents(context, given, depth);
  if (!merged) return undefined;
  if (((merged.minProperties as number | undefined) ?? 0) > largest.members) return undefined;
  const most = (merged.maxProperties as number | undefined) ?? Number.POSITIVE_INFINITY;
  const required = requiredNames(merged);
  const value: Record<string, unknown> = {};
  for (const name of required) {
    const member = makeProperty(context, merged, name, depth);
    if (member === undefined) return undefined;
    value[name] = member;
  }
  for (const name of optionalNames(context, merged, depth)) {
    if (Object.keys(value).length >= most) break;
    if (Object.hasOwn(value, name) || isExcluded(merged, name)) continue;
    addProperty(context, merged, value, name, depth);
  }
  return addMore(context, merged, value, depth);
}

// A property can require others.
function addProperty(
  context: GenerationContext,
  merged: MergedSchema,
  value: Record<string, unknown>,
  name: string,
  depth: number,
): void {
  const wanted = dependentsOf(merged, name).filter((other) => !Object.hasOwn(value, other));
  const most = (merged.maxProperties as number | undefined) ?? Number.POSITIVE_INFINITY;
  if (Object.keys(value).length + wanted.length + 1 > most) return;
  const members = [name, ...wanted].map(
    (each) => [each, makeProperty(context, merged, each, depth)] as const,
  );
  if (members.every(([, member]) => member !== undefined)) Object.assign(value, Object.fromEntries(members));
}

/** All required properties, also those that other required ones depend on. */
export function requiredNames(merged: MergedSchema): string[] {
  const names = new Set((merged.required as string[] | undefined) ?? []);
  for (const name of names) for (const other of dependentsOf(merged, name)) names.add(other);
  return [...names];
}

function dependentsOf(merged: MergedSchema, name: string): string[] {
  return (merged.dependentRequired as Record<string, string[]> | undefined)?.[name] ?? [];
}

/** Whether a property's schema belongs in a direction. */
export function isInDirection(
  context: Pick<GenerationContext, 'document' | 'direction'>,
  schema: Schema,
): boolean {
  return mergeSchema(context.document, schema, () => 0)?.[excludingKeyword[context.direction]] !== true;
}

function optionalNames(context: GenerationContext, merged: MergedSchema, depth: number): string[] {
  if (depth >= maxOptionalDepth) return [];
  const properties = (merged.properties ?? {}) as Record<string, Schema>;
  return Object.keys(properties).filter((name) => {
    const schema = properties[name] as Schema;
    return schema !== false && isInDirection(context, schema) && (context.natural || context.choose(2) > 0);
  });
}

function makeProperty(
  context: GenerationContext,
  merged: MergedSchema,
  name: string,
  depth: number,
): unknown {
  const excluded = excludedSchemas(merged).flatMap((not) => {
    const inner = (not.properties as Record<string, Schema> | undefined)?.[name];
    return inner === undefined || Object.keys(not.properties as object).length > 1 ? [] : [{ not: inner }];
  });
  const isInMap = !Object.hasOwn((merged.properties ?? {}) as object, name);
  const subject = context.subject && memberOf(context.subject, name, isInMap);
  return context.makeNested(
    { ...context, subject },
    allOf([propertySchema(merged, name), ...excluded]),
    depth + 1,
  );
}

// `not: { required: [a] }` is how a schema forbids a property.
function isExcluded(merged: MergedSchema, name: string): boolean {
  return excludedSchemas(merged).some(({ required }) => Array.isArray(required) && required.includes(name));
}

function withDependents(
  context: GenerationContext,
  merged: MergedSchema,
  depth: number,
): MergedSchema | undefined {
  const schemas = Object.entries((merged.dependentSchemas ?? {}) as Record<string, Schema>);
  const required = requiredNames(merged);
  let folded: MergedSchema | undefined = merged;
  for (const [name, schema] of schemas) {
    const isThere = required.includes(name) || (depth < maxOptionalDepth && context.choose(1) === 1);
    const more = isThere ? allOf([{ required: [name] }, schema]) : { not: { required: [name] } };
    const other = mergeSchema(context.document, more, context.choose);
    folded = folded && other && mergePair(folded, other);
  }
  return folded;
}

/** Adds properties of any name, as many as `minProperties` requires. */
function addMore(
  context: GenerationContext,
  merged: MergedSchema,
  value: Record<string, unknown>,
  depth: number,
): Record<string, unknown> | undefined {
  const least = (merged.minProperties as number | undefined) ?? 0;
  const isMap = merged.properties === undefined && typeof merged.additionalProperties === 'object';
  const extra = isMap && depth < maxOptionalDepth ? (context.natural ? 1 : context.choose(2)) : 0;
  const wanted = Math.min(
    Math.max(least, Object.keys(value).length + extra),
    (merged.maxProperties as number) ?? 1000,
  );
  for (let attempt = 0; attempt < 20 + 4 * least && Object.keys(value).length < wanted; attempt += 1) {
    const name = nextName(context, merged, value, attempt);
    if (name === undefined || Object.hasOwn(value, name) || isExcluded(merged, name)) continue;
    const member = makeProperty(context, merged, name, depth);
    if (member !== undefined) value[name] = member;
  }
  return Object.keys(value).length >= least ? value : undefined;
}

function nextName(
  context: GenerationContext,
  merged: MergedSchema,
  value: object,
  attempt: number,
): string | undefined {
  const known = Object.keys((merged.properties ?? {}) as object).filter(
    (name) => !Object.hasOwn(value, name),
  );
  const usable = known.filter(
    (name) => propertySchema(merged, name) !== false && isInDirection(context, propertySchema(merged, name)),
  );
  if (attempt < usable.length) return usable[attempt];
  const names = merged.propertyNames as Schema | undefined;
  if (names !== undefined) {
    const named = mergeSchema(context.document, names, context.choose);
    if (!named) return undefined;
    return named.enum
      ? String(pick(context.choose, named.enum as unknown[]))
      : nameBy(context, named, attempt);
  }
  const patterns = Object.keys((merged.patternProperties ?? {}) as object);
  if (patterns.length > 0 && (merged.additionalProperties === false || attempt % 2 === 0))
    return generateMatch(pick(context.choose, patterns), { min: 1, max: 20 }, context.choose, {
      plain: context.subject !== undefined,
    });
  return merged.additionalProperties === false ? undefined : `key${attempt + 1}`;
}

function nameBy(
  { subject, choose }: GenerationContext,
  rules: MergedSchema,
  nth: number,
): string | undefined {
  if (!subject) return makeString(rules, choose);
  return readableText(rules, {
    subject: { ...subject, name: 'key', nth },
    lengths: lengthRange(rules),
    choose,
  });
}
