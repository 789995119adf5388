import { parseJson, writeJson } from '../http/json.ts';
import { type Document, resolve, type Schema } from './document.ts';

/** Replaces a secret value. */
export const redacted = '[redacted]';

/** Redacts the secret values of a document's requests and responses before these are recorded or shown. */
export interface Redactor {
  /** A copy of a JSON value with every secret replaced by {@link redacted}. */
  json(value: unknown): unknown;
  /** A redacted body; of one that is not JSON only the size. */
  body(body: string | Buffer): string;
  /** The same, faster, for a body that is known to be JSON. */
  jsonBody(body: string | Buffer): string;
  /** The same with every secret replaced by a sample from the document, so that the body can be sent again. */
  sample(body: string | Buffer): string;
  /** A query with every credential and secret replaced by {@link redacted}. */
  query(query: string): string;
  /** A copy of headers with every credential replaced by {@link redacted}. */
  headers<Value>(headers: Readonly<Record<string, Value>>): Readonly<Record<string, Value | string>>;
}

/** Credentials in every document (RFC 9110, sections 11.6 and 11.7; RFC 6265). */
const credentialHeaders = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie']);

/**
 * Creates a redactor. Secrets are the properties that the document marks `writeOnly` or `format: password`. They are
 * identified by name, in any case and at any depth, so that a secret in an unexpected place is redacted, too.
 */
export function createRedactor(document: Document): Redactor {
  const samples = new Map<string, unknown>();
  collect(document.paths, document, samples);
  collect(document.components, document, samples);
  const clean = (value: unknown, fill: (name: string) => unknown): unknown => {
    if (Array.isArray(value)) return value.map((item) => clean(item, fill));
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.entries(value).map(([key, item]) => {
      return [key, samples.has(key.toLowerCase()) ? fill(key.toLowerCase()) : clean(item, fill)] as const;
    });
    return Object.fromEntries(entries);
  };
  const mark = () => redacted;
  const sampleOf = (name: string) => samples.get(name);
  const credentials = new Set([...credentialHeaders, ...apiKeys(document, 'header')]);
  const inQuery = new Set([...samples.keys(), ...apiKeys(document, 'query')]);
  const names = [...samples.keys()].map(escapeRegExp).join('|');
  const suspicious = new RegExp(`\\\\${names && `|${names}`}`, 'i');
  // Most secrets are plain strings.
  const plain = new RegExp(`("(?:${names})"\\s*:\\s*)"[^"\\\\]*"`, 'gi');
  return {
    json: (value) => clean(value, mark),
    body: (body) => cleanText(body.toString(), (value) => clean(value, mark)),
    jsonBody: (body) => {
      const text = body.toString();
      return redactByPattern(text, suspicious, plain) ?? cleanText(text, (value) => clean(value, mark));
    },
    sample: (body) => cleanText(body.toString(), (value) => clean(value, sampleOf)),
    query: (query) => cleanQuery(query, inQuery),
    headers: (headers) => cleanHeaders(headers, credentials),
  };
}

/**
 * Redacts without parsing, which suffices for most bodies: they have no secret, or only plain strings. In JSON a name
 * cannot be disguised without a backslash. `undefined` where the body has to be parsed.
 */
function redactByPattern(text: string, suspicious: RegExp, plain: RegExp): string | undefined {
  if (!text.startsWith('{') && !text.startsWith('[')) return undefined;
  if (!suspicious.test(text)) return text;
  let rest = '';
  let from = 0;
  const clean = text.replace(plain, (found: string, name: string, at: number) => {
    rest += text.slice(from, at);
    from = at + found.length;
    return `${name}"${redacted}"`;
  });
  return from === 0 || suspicious.test(rest + text.slice(from)) ? undefined : clean;
}

function cleanText(text: string, clean: (value: unknown) => unknown): string {
  if (text === '') return '';
  try {
    return writeJson(clean(parseJson(text)));
  } catch {
    return `[${Buffer.byteLength(text)} bytes that are not JSON]`;
  }
}

function cleanHeaders<Value>(
  headers: Readonly<Record<string, Value>>,
  credentials: ReadonlySet<string>,
): Readonly<Record<string, Value | string>> {
  if (!hasCredential(headers, credentials)) return headers;
  const entries = Object.entries(headers).map(([name, value]) => {
    return [name, credentials.has(name.toLowerCase()) ? redacted : value] as const;
  });
  return Object.fromEntries(entries);
}

function hasCredential(headers: object, credentials: ReadonlySet<string>): boolean {
  for (const name in headers) if (credentials.has(name) || credentials.has(name.toLowerCase())) return true;
  return false;
}

/** Redacts the values of secret parameters; the rest stays as it is on the wire. */
function cleanQuery(query: string, secrets: ReadonlySet<string>): string {
  const parts = query.split('&').map((part) => {
    const [name = ''] = part.split('=', 1);
    return secrets.has(decoded(name).toLowerCase()) ? `${name}=${redacted}` : part;
  });
  return parts.join('&');
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return name;
  }
}

function apiKeys({ components }: Document, where: 'header' | 'query'): string[] {
  const schemes = Object.values(
    (components?.securitySchemes ?? {}) as Record<string, { in?: string; name?: string }>,
  );
  return schemes.flatMap(({ in: place, name }) => (place === where && name ? [name.toLowerCase()] : []));
}

function collect(part: unknown, document: Document, samples: Map<string, unknown>): void {
  if (part === null || typeof part !== 'object') return;
  for (const [key, value] of Object.entries(part)) {
    if (key === 'properties') collectProperties(value as Record<string, Schema>, document, samples);
    collect(value, document, samples);
  }
}

function collectProperties(
  properties: Record<string, Schema>,
  document: Document,
  samples: Map<string, unknown>,
): void {
  for (const [name, schema] of Object.entries(properties)) {
    // An example can have a property called `properties`, too.
    if (typeof schema !== 'object' || schema === null) continue;
    const target = resolve<Record<string, unknown>>(document, schema, '').value;
    if (target.writeOnly !== true && target.format !== 'password') continue;
    const examples = target.examples;
    const sample = Array.isArray(examples) ? examples[0] : target.example;
    samples.set(name.toLowerCase(), sample ?? redacted);
  }
}

/** Escapes a string for use in a regular expression. */
export function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
