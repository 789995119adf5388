import type { Schema } from '../document.ts';
import { absentMark } from './direction.ts';
import { deepOptional, type Making, make, nots } from './make.ts';
import { makeString } from './make-string.ts';
import { expand } from './merge-subschemas.ts';
import { allOf, foldRules, type MergedSchema, memberSchema } from './merged-schema.ts';
import { textMatching } from './pattern-text.ts';
import { pick } from './random-source.ts';

/** An object within bounds; `undefined` where a member that it must have cannot be made. */
export function makeObject(
  making: Making,
  given: MergedSchema,
  depth: number,
): Record<string, unknown> | undefined {
  const rules = withDependents(making, given, depth);
  if (!rules) return undefined;
  const most = (rules.maxProperties as number | undefined) ?? Number.POSITIVE_INFINITY;
  const required = requiredNames(rules);
  const value: Record<string, unknown> = {};
  for (const name of required) {
    const member = makeMember(making, rules, name, depth);
    if (member === undefined) return undefined;
    value[name] = member;
  }
  for (const name of optionalNames(making, rules, depth)) {
    if (Object.keys(value).length >= most) break;
    if (Object.hasOwn(value, name) || isExcluded(rules, name)) continue;
    addMember(making, rules, value, name, depth);
  }
  return fill(making, rules, value, depth);
}

// A member can bring others with it, and rules of its own.
function addMember(
  making: Making,
  rules: MergedSchema,
  value: Record<string, unknown>,
  name: string,
  depth: number,
): void {
  const wanted = dependentsOf(rules, name).filter((other) => !Object.hasOwn(value, other));
  const most = (rules.maxProperties as number | undefined) ?? Number.POSITIVE_INFINITY;
  if (Object.keys(value).length + wanted.length + 1 > most) return;
  const members = [name, ...wanted].map((each) => [each, makeMember(making, rules, each, depth)] as const);
  if (members.every(([, member]) => member !== undefined)) Object.assign(value, Object.fromEntries(members));
}

/** Which members there must be. */
export function requiredNames(rules: MergedSchema): string[] {
  const names = new Set((rules.required as string[] | undefined) ?? []);
  for (const name of names) for (const other of dependentsOf(rules, name)) names.add(other);
  return [...names];
}

function dependentsOf(rules: MergedSchema, name: string): string[] {
  return (rules.dependentRequired as Record<string, string[]> | undefined)?.[name] ?? [];
}

/** Whether a member goes the way that a value is made for. */
export function goesThisWay(making: Pick<Making, 'document' | 'direction'>, schema: Schema): boolean {
  return expand(making.document, schema, () => 0)?.[absentMark[making.direction]] !== true;
}

function optionalNames(making: Making, rules: MergedSchema, depth: number): string[] {
  if (depth >= deepOptional) return [];
  const properties = (rules.properties ?? {}) as Record<string, Schema>;
  return Object.keys(properties).filter((name) => {
    const schema = properties[name] as Schema;
    return schema !== false && goesThisWay(making, schema) && (making.natural || making.choose(2) > 0);
  });
}

function makeMember(making: Making, rules: MergedSchema, name: string, depth: number): unknown {
  const excluded = nots(rules).flatMap((not) => {
    const inner = (not.properties as Record<string, Schema> | undefined)?.[name];
    return inner === undefined || Object.keys(not.properties as object).length > 1 ? [] : [{ not: inner }];
  });
  return make(making, allOf([memberSchema(rules, name), ...excluded]), depth + 1);
}

// `not: { required: [a] }` is how a schema says that a member must not be there.
function isExcluded(rules: MergedSchema, name: string): boolean {
  return nots(rules).some(({ required }) => Array.isArray(required) && required.includes(name));
}

function withDependents(making: Making, rules: MergedSchema, depth: number): MergedSchema | undefined {
  const schemas = Object.entries((rules.dependentSchemas ?? {}) as Record<string, Schema>);
  const required = requiredNames(rules);
  let folded: MergedSchema | undefined = rules;
  for (const [name, schema] of schemas) {
    const isThere = required.includes(name) || (depth < deepOptional && making.choose(1) === 1);
    const more = isThere ? allOf([{ required: [name] }, schema]) : { not: { required: [name] } };
    const other = expand(making.document, more, making.choose);
    folded = folded && other && foldRules(folded, other);
  }
  return folded;
}

/** More members, as many as there must be, of names that the schema leaves open. */
function fill(
  making: Making,
  rules: MergedSchema,
  value: Record<string, unknown>,
  depth: number,
): Record<string, unknown> | undefined {
  const least = (rules.minProperties as number | undefined) ?? 0;
  const isMap = rules.properties === undefined && typeof rules.additionalProperties === 'object';
  const extra = isMap && depth < deepOptional ? (making.natural ? 1 : making.choose(2)) : 0;
  const wanted = Math.min(
    Math.max(least, Object.keys(value).length + extra),
    (rules.maxProperties as number) ?? 1000,
  );
  for (let attempt = 0; attempt < 20 + 4 * least && Object.keys(value).length < wanted; attempt += 1) {
    const name = spareName(making, rules, value, attempt);
    if (name === undefined || Object.hasOwn(value, name) || isExcluded(rules, name)) continue;
    const member = makeMember(making, rules, name, depth);
    if (member !== undefined) value[name] = member;
  }
  return Object.keys(value).length >= least ? value : undefined;
}

function spareName(making: Making, rules: MergedSchema, value: object, attempt: number): string | undefined {
  const known = Object.keys((rules.properties ?? {}) as object).filter((name) => !Object.hasOwn(value, name));
  const usable = known.filter(
    (name) => memberSchema(rules, name) !== false && goesThisWay(making, memberSchema(rules, name)),
  );
  if (attempt < usable.length) return usable[attempt];
  const names = rules.propertyNames as Schema | undefined;
  if (names !== undefined) {
    const named = expand(making.document, names, making.choose);
    return (
      named &&
      (named.enum ? String(pick(making.choose, named.enum as unknown[])) : makeString(named, making.choose))
    );
  }
  const patterns = Object.keys((rules.patternProperties ?? {}) as object);
  if (patterns.length > 0 && (rules.additionalProperties === false || attempt % 2 === 0))
    return textMatching(pick(making.choose, patterns), { least: 1, most: 20 }, making.choose);
  return rules.additionalProperties === false ? undefined : `key${attempt + 1}`;
}
