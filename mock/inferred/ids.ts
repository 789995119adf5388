import { numberOf } from '../../contracts/http/lossless-json.ts';
import type { Schema } from '../../contracts/openapi/document.ts';
import {
  type PropertyShape,
  pathIdPointers,
  type Resource,
  resolvedSchema,
} from '../../contracts/openapi/resources/index.ts';
import { randomText, randomUuid } from '../../contracts/openapi/seeded-random.ts';
import type { Operation, Spec } from '../../contracts/openapi/spec.ts';
import type { DocumentState } from './state.ts';

type Rules = Readonly<Record<string, unknown>>;

const usualNames = ['id', 'uuid', 'guid', 'uid'];

/** The member that has the id of an item. Where no path leads to an item, the one that the server sets, by its name. */
export function idField({ kind, id, serverSet }: Resource): string | undefined {
  if (id || kind === 'singleton') return id?.field;
  return usualNames.find((name) => serverSet.includes(name));
}

/** The schema of a resource's ids: the member's, else the path parameter's. */
export function idSchema(resource: Resource): Rules {
  const { id, shape, operations } = resource;
  const field = idField(resource);
  const member: PropertyShape | undefined = field === undefined ? undefined : shape.properties.get(field);
  if (member && typesOf(member.schema).length > 0) return member.schema;
  const found = Object.values(operations).flatMap(({ operation }) =>
    parameterSchema(operation, id?.parameter),
  );
  return (found[0] as Rules | undefined) ?? { type: 'string' };
}

function parameterSchema({ parameters }: Operation, name: string | undefined): unknown[] {
  return parameters.flatMap(({ value }) =>
    value.in === 'path' && value.name === name && typeof value.schema === 'object' ? [value.schema] : [],
  );
}

/**
 * A new id, valid by its schema and by those of the paths of an item: the next number, a UUID, a text by its pattern.
 * Numbers start again after the last one that the paths take, unless these are to be ignored.
 */
export async function newId(
  spec: Spec,
  resource: Resource,
  state: DocumentState,
  { ignorePaths = false } = {},
): Promise<unknown> {
  const { own, all, whole } = idRules(spec, resource);
  const types = typesOf(own);
  if (types.includes('integer') || types.includes('number')) {
    const least = Math.max(1, ...all.map(leastOf));
    const most = Math.max(least, Math.min(...all.map(mostOf)));
    const next = (await state.next(resource.name)) - 1;
    const step = ignorePaths || most === Number.POSITIVE_INFINITY ? next : next % (most - least + 1);
    return plus(least, step);
  }
  const { random } = state.session;
  // A text that the paths want to be a number.
  if (all.some((rules) => isOnlyNumber(rules))) return String(await state.next(resource.name));
  if (all.some(({ format }) => format === 'uuid')) return randomUuid(random);
  if (all.some(({ format }) => format === 'ipv4')) return randomAddress(random);
  const length = Math.min(Math.max(usualLength, ...all.map(minLengthOf)), ...all.map(maxLengthOf));
  if (length > 0 && all.every(isPlain)) return randomText(random, '0123456789abcdef', length);
  return generatedId(spec, { own, whole }, random);
}

function isOnlyNumber(rules: Rules): boolean {
  const types = typesOf(rules);
  return types.length > 0 && types.every((type) => type === 'integer' || type === 'number');
}

/** An address of a private network (RFC 1918). */
function randomAddress(random: () => number): string {
  return ['10', ...Array.from({ length: 3 }, () => Math.floor(random() * 256))].join('.');
}

/** An id of a form that only the generator knows; where its schema lets it, of characters that a URL can have. */
async function generatedId(
  spec: Spec,
  { own, whole }: Pick<IdRules, 'own' | 'whole'>,
  random: () => number,
): Promise<unknown> {
  const { directedSchema, valueFor } = await import('../../contracts/openapi/generation/index.ts');
  const options = () =>
    ({ direction: 'response', seed: Math.floor(random() * 2 ** 31), readable: true, name: 'id' }) as const;
  for (let attempt = 0; attempt < safeAttempts; attempt += 1) {
    const id = valueFor(spec, whole, options());
    if (typeof id !== 'string') return id ?? valueFor(spec, own as Record<string, unknown>, options());
    const safe = id.replace(/^\.|[^\w.~-]/g, () => randomText(random, '0123456789abcdef', 1));
    const isValid = safe === id || directedSchema(spec, whole, 'response').validate(safe).length === 0;
    if (safe !== '' && isValid) return safe;
  }
  return valueFor(spec, whole, options());
}

/** How many characters an id has where its schema does not say. */
const usualLength = 16;

/** How many ids are tried before one is taken that has to be encoded in a URL (RFC 3986, section 2.3), or is empty. */
const safeAttempts = 20;

function minLengthOf({ minLength }: Rules): number {
  return Number(minLength ?? 0);
}

function maxLengthOf({ maxLength }: Rules): number {
  return Number(maxLength ?? Number.POSITIVE_INFINITY);
}

// Beyond 2^53 the next double is not the next number.
function plus(one: number, other: number): number | bigint {
  const sum = one + other;
  if (Math.abs(sum) <= Number.MAX_SAFE_INTEGER || !Number.isInteger(one)) return sum;
  return numberOf(String(BigInt(one) + BigInt(other)));
}

/** The schemas of an id: the member's, that and each path's, and all of them as one schema. */
interface IdRules {
  own: Rules;
  all: Rules[];
  whole: Schema;
}

const known = new WeakMap<Resource, IdRules>();

function idRules(spec: Spec, resource: Resource): IdRules {
  const before = known.get(resource);
  if (before) return before;
  const own = idSchema(resource);
  const paths = pathIdPointers(spec, resource).map((pointer) => ({ $ref: pointer }));
  const all = [own, ...paths.map((path) => resolvedSchema(spec.document, path))];
  const made = { own, all, whole: { allOf: [own, ...paths] } };
  known.set(resource, made);
  return made;
}

/** An id out of a path, as the member has it. */
export function idFromText(resource: Resource, text: string): unknown {
  const types = typesOf(idSchema(resource));
  const isNumber = types.includes('integer') || types.includes('number');
  return isNumber && text !== '' && Number.isFinite(Number(text)) ? numberOf(text) : text;
}

function leastOf({ minimum, exclusiveMinimum }: Rules): number {
  return Number(minimum ?? Number(exclusiveMinimum ?? Number.NEGATIVE_INFINITY) + 1);
}

function mostOf({ maximum, exclusiveMaximum }: Rules): number {
  return Number(maximum ?? Number(exclusiveMaximum ?? Number.POSITIVE_INFINITY) - 1);
}

function typesOf(schema: Rules): unknown[] {
  return [schema.type ?? []].flat();
}

function isPlain(schema: Rules): boolean {
  const keywords = ['pattern', 'enum', 'const', 'format', 'allOf', 'anyOf', 'oneOf'];
  return keywords.every((keyword) => schema[keyword] === undefined);
}
