import { type Document, resolve, type Schema } from '../spec/document.ts';

/** A value with one defect, and what that is. */
export interface Spoiled {
  what: string;
  value: unknown;
}

type Rules = Record<string, unknown>;

/** One of each kind of JSON. */
const kinds: Record<string, unknown> = {
  string: 'text',
  number: 5,
  boolean: true,
  array: ['item'],
  object: { key: 'value' },
};

/** Texts that a pattern, a format or an enumeration is likely to refuse. */
const oddTexts = ['', ' ', '*** not this ***', '-', '\u0000'];

/**
 * Copies of a valid value with one defect each, as the schema suggests them. Not every one is invalid: what
 * another part of the schema allows after all is for the caller to leave out.
 */
export function spoil(document: Document, schema: Schema, value: unknown): Spoiled[] {
  const rules = rulesOf(document, schema);
  const here = [...ofAnotherType(rules), ...outOfBounds(rules)];
  const properties = rules.properties as Record<string, Schema> | undefined;
  if (!isObject(value)) return here;
  const required = (rules.required ?? []) as string[];
  const names = new Set([...Object.keys(value), ...Object.keys(properties ?? {})]);
  const absent = [...required, ...Object.keys(value)].map((name) => ({
    what: `without ${name}`,
    value: without(value, name),
  }));
  const within = [...names].flatMap((name) => {
    const inner = properties?.[name] ?? (rules.additionalProperties as Schema | undefined);
    if (typeof inner !== 'object') return [];
    return spoil(document, inner, value[name] ?? exampleOf(document, inner)).map((spoiled) => ({
      what: `${name}: ${spoiled.what}`,
      value: { ...value, [name]: spoiled.value },
    }));
  });
  return [...here, ...absent, ...within];
}

function ofAnotherType({ type }: Rules): Spoiled[] {
  if (type === undefined) return [];
  const allowed = new Set([type].flat());
  return Object.entries(kinds)
    .filter(([kind]) => !allowed.has(kind) && !(kind === 'number' && allowed.has('integer')))
    .map(([kind, value]) => ({ what: `${kind} instead of ${[...allowed].join(' or ')}`, value }));
}

function outOfBounds(rules: Rules): Spoiled[] {
  const spoiled: Spoiled[] = [];
  if ([rules.type].flat().includes('string')) {
    for (const value of oddTexts) spoiled.push({ what: JSON.stringify(value), value });
    const longest = rules.maxLength;
    if (typeof longest === 'number')
      spoiled.push({ what: `${longest + 4} characters`, value: 'A'.repeat(longest + 4) });
  }
  const least = rules.minimum;
  const most = rules.maximum;
  if (typeof least === 'number') spoiled.push({ what: `${least - 1}`, value: least - 1 });
  if (typeof most === 'number') spoiled.push({ what: `${most + 1}`, value: most + 1 });
  return spoiled;
}

function exampleOf(document: Document, schema: Schema): unknown {
  const rules = rulesOf(document, schema);
  const [example] = (rules.examples ?? []) as unknown[];
  return example ?? (rules.type === 'object' ? {} : undefined);
}

function rulesOf(document: Document, schema: Schema): Rules {
  return typeof schema === 'object' ? resolve<Rules>(document, schema, '').value : {};
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function without(value: Record<string, unknown>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}
