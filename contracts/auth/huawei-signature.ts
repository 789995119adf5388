import { createHash, createHmac } from 'node:crypto';
import { type HttpRequest, headerOf } from '../http/message.ts';

// `SDK-HMAC-SHA256`, the signature of Huawei Cloud's requests ("API Request Signing Guide"): both making and checking it.

/** An access key and its secret key. */
export interface AccessKey {
  ak: string;
  sk: string;
}

/** The `Authorization` header of a signed request. */
export interface SignatureHeader {
  ak: string;
  /** In lower case, sorted. */
  signedHeaders: readonly string[];
  /** 64 hex digits. */
  signature: string;
}

/** The key of a mock that is given none (H-A34). */
export const sampleAccessKey: AccessKey = { ak: 'AKEXAMPLE', sk: 'SKEXAMPLE' };

/** The project id where none is given. */
export const sampleProjectId = '0123456789abcdef0123456789abcdef';

/** The name of the scheme, which `Authorization` starts with. */
export const signatureScheme = 'SDK-HMAC-SHA256';

const authorization =
  /^SDK-HMAC-SHA256 Access=([^\s,]+), ?SignedHeaders=([^\s,]+), ?Signature=([0-9a-f]{64})$/;

/**
 * Adds a date and a signature over the request and its headers, as the vendor's own clients do. The headers in `unsigned`
 * are not signed.
 */
export function signRequest(
  request: HttpRequest,
  { ak, sk }: AccessKey,
  now: Date,
  unsigned: readonly string[] = [],
): HttpRequest {
  const dated = { ...request, headers: { ...request.headers, 'x-sdk-date': formatDate(now) } };
  const signedHeaders = namesIn(Object.keys(dated.headers).join(';')).filter(
    (name) => !unsigned.includes(name),
  );
  const signature = signatureOf(canonicalRequest(dated, signedHeaders), formatDate(now), sk);
  const value = `${signatureScheme} Access=${ak}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`;
  return { ...dated, headers: { ...dated.headers, authorization: value } };
}

/** Parses `Authorization`; `undefined` where it has another scheme or is malformed. */
export function parseAuthorization(text: string): SignatureHeader | undefined {
  const [, ak, names, signature] = authorization.exec(text) ?? [];
  if (ak === undefined || names === undefined || signature === undefined) return undefined;
  return { ak, signedHeaders: namesIn(names), signature };
}

/**
 * Whether a signature is valid for a request. A path with escapes may be encoded once or twice: the vendor's client for
 * Node does both (H-A36).
 */
export function hasValidSignature(
  request: HttpRequest,
  { signedHeaders, signature }: SignatureHeader,
  sk: string,
): boolean {
  const date = headerOf(request.headers, 'x-sdk-date') ?? '';
  if (!signedHeaders.includes('x-sdk-date')) return false;
  if (signedHeaders.some((name) => headerOf(request.headers, name) === undefined)) return false;
  const uris = new Set([canonicalUri(request.path, decoded), canonicalUri(request.path, (text) => text)]);
  return [...uris].some(
    (uri) => signatureOf(canonicalRequest(request, signedHeaders, uri), date, sk) === signature,
  );
}

/** The canonical form that is signed: method, path, query, headers and the body's hash, a line each. */
export function canonicalRequest(
  request: HttpRequest,
  signedHeaders: readonly string[],
  uri = canonicalUri(request.path, decoded),
): string {
  const { method, query, headers, body } = request;
  const lines = signedHeaders.map((name) => `${name}:${(headerOf(headers, name) ?? '').trim()}\n`);
  const hash = headerOf(headers, 'x-sdk-content-sha256') ?? sha256(body);
  return [method, uri, canonicalQuery(query), lines.join(''), signedHeaders.join(';'), hash].join('\n');
}

/** An `X-Sdk-Date` in milliseconds since 1970; `undefined` where it is malformed. */
export function parseSdkDate(text: string): number | undefined {
  const [, day, hours, minutes, seconds] = /^(\d{8})T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  if (day === undefined) return undefined;
  const date = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  const time = Date.parse(`${date}T${hours}:${minutes}:${seconds}Z`);
  return Number.isNaN(time) ? undefined : time;
}

function formatDate(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function namesIn(list: string): string[] {
  return list.toLowerCase().split(';').sort();
}

function signatureOf(canonical: string, date: string, sk: string): string {
  const text = [signatureScheme, date, sha256(canonical)].join('\n');
  return createHmac('sha256', sk).update(text).digest('hex');
}

// It always ends with a slash.
function canonicalUri(path: string, decode: (segment: string) => string): string {
  const uri = path.split('/').map(decode).map(encode).join('/');
  return uri.endsWith('/') ? uri : `${uri}/`;
}

function canonicalQuery(query: string): string {
  const pairs = [...new URLSearchParams(query)].sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]));
  return pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

// RFC 3986, section 2.3: JavaScript leaves more characters unencoded.
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
