import { parseJson, tryParseJson, writeJson } from '../../http/lossless-json.ts';
import { decodeQuery, encode } from '../../http/percent-encoding.ts';
import { type Replace, redactJson, type Secrets } from './redact-json.ts';
import { isSecretPair, mayBeJson } from './redact-parameters.ts';
import { redacted } from './redacted-placeholder.ts';
import type { SecretNames } from './secret-names.ts';
import type { Place } from './secret-places.ts';

/** Replaces secrets in a body that is JSON, or lacks its last bracket; of another one that is not gives only the size. */
export function redactJsonText(text: string, place: Place, secrets: Secrets, replace: Replace): string {
  if (text === '') return '';
  const clean = (whole: string) => writeJson(redactJson(parseJson(whole), place, secrets, replace));
  try {
    return clean(text);
  } catch {
    // Nothing so short has a secret in it.
    if (text.length <= shortestSecret && mayBeJson(text)) return text;
    const end = ['}', ']'].find((one) => tryParseJson(`${text}${one}`) !== undefined);
    return end === undefined ? sizeOf(text) : clean(`${text}${end}`).slice(0, -1);
  }
}

/** What is shorter could be part of any text. */
const shortestSecret = 8;

/** How many names are looked for in a text that is neither JSON nor a form: it may be made to take long. */
const maxPairs = 200;
const nameBefore = /([\w.$-]{2,50})["'\]\s]{0,5}$/;
const valueAfter = /^\s?(?:"([^"]{8,4096})|'([^']{8,4096})|([^\s"'&,;]{8,4096}))/;

/** What may be secret in a text that is neither JSON nor a form: the whole, where a secret is sent as it is, or by its name. */
export function looseSecrets(text: string, place: Place, { names }: Secrets): string[] {
  // Damaged JSON has its secrets behind their names, and its beginning is in every other body, too.
  const isWhole = place.isSecret || (place.schemas.length > 0 && !/^\s*[[{]/.test(text));
  const found = isWhole ? [text.trim()] : [];
  const separator = /[:=]/g;
  for (let times = 0; times < maxPairs; times += 1) {
    const at = separator.exec(text)?.index;
    if (at === undefined) break;
    const [, name = ''] = nameBefore.exec(text.slice(Math.max(0, at - 60), at)) ?? [];
    if (names.verdict(name) === 'harmless') continue;
    const [, ...values] = valueAfter.exec(text.slice(at + 1, at + 5000)) ?? [];
    found.push(...values.filter((one) => one !== undefined));
  }
  return found;
}

/** What {@link sizeOf} writes. */
const onlySize = /^\[\d+ bytes that are not JSON\]$/;

/** Whether a text stands for a body that cannot be shown. */
export function isSizeOnly(text: string): boolean {
  return onlySize.test(text);
}

/** A text in place of a body that cannot be shown. */
export function sizeOf(text: string): string {
  return `[${Buffer.byteLength(text)} bytes that are not JSON]`;
}

/**
 * Redacts JSON without parsing it, which suffices for most bodies: they have no secret, or only plain texts of a marked
 * name. In JSON a name cannot be disguised without a backslash. `undefined` where the body has to be parsed.
 */
export function redactByPattern(
  text: string,
  { names }: Secrets,
  plainSecrets: RegExp,
  found: (value: string) => void,
): string | undefined {
  if (!mayBeJson(text) || text.includes('\\')) return undefined;
  const marked = countMarked(text, names);
  if (marked === 0) return text;
  let replaced = 0;
  const clean = text.replace(plainSecrets, (_, name: string, value: string) => {
    replaced += 1;
    found(value);
    return `${name}"${redacted}"`;
  });
  return replaced === marked ? clean : undefined;
}

/** How many marked names a JSON text without backslashes has; not a number where it has names that only look secret. */
function countMarked(text: string, names: SecretNames): number {
  let marked = 0;
  for (let colon = text.indexOf(':'); colon > 0; colon = text.indexOf(':', colon + 1)) {
    let end = colon - 1;
    while (isSpace(text.charCodeAt(end))) end -= 1;
    // Any other colon is in a text.
    if (text[end] !== '"') continue;
    const verdict = names.verdict(text.slice(text.lastIndexOf('"', end - 1) + 1, end));
    if (verdict === 'documented') marked += 1;
    else if (verdict !== 'harmless') return Number.NaN;
  }
  return marked;
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

/** Finds plain texts of marked names in JSON. */
export function plainSecretsOf({ names }: Secrets): RegExp {
  const alternatives = [...names.documented.keys()].map(escapeRegExp).join('|');
  return new RegExp(`("(?:${alternatives})"\\s*:\\s*)"([^"\\\\]*)"`, 'gi');
}

/** Replaces secrets in the fields of a form. */
export function redactForm(text: string, place: Place, secrets: Secrets, replace: Replace): string {
  const parts = text.split('&').map((part) => {
    const at = part.indexOf('=');
    if (at < 0) return part;
    const [rawName, value] = [part.slice(0, at), decodeQuery(part.slice(at + 1))];
    const name = decodeQuery(rawName);
    if (isSecretPair(name, place, secrets)) return `${rawName}=${written(replace(value, place))}`;
    const json = /^[[{]/.test(value) ? tryParseJson(value) : undefined;
    if (json === undefined) return part;
    const clean = writeJson(redactJson(json, secrets.places.property(place, name), secrets, replace));
    return clean === writeJson(json) ? part : `${rawName}=${encode(clean)}`;
  });
  return parts.join('&');
}

// Its brackets need not be encoded.
function written(value: unknown): string {
  return value === redacted ? redacted : encode(String(value));
}

/** Escapes a string for use in a regular expression. */
export function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
