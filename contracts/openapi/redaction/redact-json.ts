import { tryParseJson, writeJson } from '../../http/lossless-json.ts';
import type { SecretNames } from './secret-names.ts';
import type { Place, SecretPlaces } from './secret-places.ts';

/** What a document knows of its secret values. */
export interface Secrets {
  places: SecretPlaces;
  names: SecretNames;
}

/** What becomes of a secret value that is found: gives back what replaces it. `place` is where the document has it. */
export type Replace = (value: unknown, place: Place) => unknown;

/**
 * A copy of a JSON value with every secret replaced: by its place in the schemas, and by the name that it has.
 * JSON that is written in a text is read, too.
 */
export function redactJson(value: unknown, place: Place, secrets: Secrets, replace: Replace): unknown {
  if (place.isSecret) return value === null ? null : replace(value, place);
  if (Array.isArray(value))
    return value.map((item, at) => redactJson(item, secrets.places.item(place, at), secrets, replace));
  if (value !== null && typeof value === 'object')
    return cleanObject(value as Record<string, unknown>, place, secrets, replace);
  if (typeof value === 'string') return cleanString(value, place, secrets, replace);
  // Something else is documented here, which has a secret value in it.
  return place.schemas.length > 0 && typeof value !== 'boolean' && value !== null
    ? replace(value, place)
    : value;
}

function cleanObject(
  value: Record<string, unknown>,
  place: Place,
  secrets: Secrets,
  replace: Replace,
): Record<string, unknown> {
  const { places, names } = secrets;
  const areNamesSecret = places.names(place).isSecret;
  const isChange = typeof value.op === 'string' && typeof value.path === 'string';
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => {
    const name = areNamesSecret ? String(replace(key, place)) : key;
    // A change of JSON Patch has the name in its path (RFC 6902, section 4).
    const meant = isChange && key === 'value' ? lastStep(String(value.path)) : key;
    const below = places.property(place, key);
    // A list or a map of secrets, where it is documented, is replaced item by item.
    const isKnown = below.schemas.length > 0 && names.verdict(meant) !== 'documented';
    if (below.isSecret || isKnown || !isSecretMember(meant, item, names))
      return [name, redactJson(item, below, secrets, replace)];
    return [name, replace(item, names.documented.get(meant.toLowerCase()) ?? below)];
  });
  return areNamesSecret ? withDistinctNames(entries) : Object.fromEntries(entries);
}

function isSecretMember(name: string, value: unknown, names: SecretNames): boolean {
  const verdict = names.verdict(name);
  if (verdict === 'harmless' || verdict === 'documented') return verdict === 'documented';
  // What only looks secret by its name may be a switch: `changePassword: true`.
  if (value === null || typeof value === 'boolean') return false;
  return verdict === 'likely' || ![value].flat().some(isObject);
}

function isObject(value: unknown): boolean {
  return value !== null && typeof value === 'object';
}

function cleanString(text: string, place: Place, secrets: Secrets, replace: Replace): unknown {
  const start = text.trimStart()[0];
  const json = start === '{' || start === '[' || start === '"' ? tryParseJson(text) : undefined;
  if (typeof json === 'object' || typeof json === 'string') {
    const content = secrets.places.content(place);
    // Where the text stands for the value that is documented here, the place's own schemas apply to it.
    const clean = redactJson(json, content.schemas.length > 0 ? content : place, secrets, replace);
    return writeJson(clean) === writeJson(json) ? text : writeJson(clean);
  }
  return place.schemas.length > 0 ? replace(text, place) : text;
}

function lastStep(pointer: string): string {
  return pointer.slice(pointer.lastIndexOf('/') + 1);
}

function withDistinctNames(entries: readonly [string, unknown][]): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [name, value] of entries) {
    let free = name;
    for (let times = 2; Object.hasOwn(object, free); times += 1) free = `${name} ${times}`;
    object[free] = value;
  }
  return object;
}

/** Each text and each number in a value. */
export function leavesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number' || typeof value === 'bigint') return [String(value)];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(leavesOf);
}
