import { type HttpRequest, headerOf } from '../http/message.ts';
import { encode } from '../http/percent-encoding.ts';
import type { SecurityScheme } from './document.ts';
import { pairsOfCookie, pairsOfQuery } from './serialization/query-pairs.ts';

// One security scheme: whether a request has its credential, and sample credentials (OpenAPI Specification 3.1.1, 4.8.27).

/** RFC 6750, section 2.1. */
const bearerToken = /^[A-Za-z0-9\-._~+/]+=*$/;
/** Credentials of other HTTP schemes: a token or parameters (RFC 9110, section 11.4). */
const anyCredentials = /^\S[\x20-\x7e\t]*$/;

/**
 * Whether a request has a well-formed credential of a scheme. A client certificate belongs to the connection, not to the
 * request: it is assumed to be there.
 */
export function hasCredential(scheme: SecurityScheme, request: HttpRequest): boolean {
  switch (scheme.type) {
    case 'apiKey':
      return apiKeyIn(scheme, request) !== '';
    case 'http':
      return hasHttpCredential(scheme.scheme?.toLowerCase() ?? '', request);
    case 'oauth2':
    case 'openIdConnect':
      return hasHttpCredential('bearer', request);
    default:
      return scheme.type === 'mutualTLS';
  }
}

/** The `WWW-Authenticate` challenge of a scheme; `undefined` where it has none. */
export function challengeFor(
  { type, scheme = '' }: SecurityScheme,
  scopes: readonly string[],
): string | undefined {
  if (type === 'http' && scheme.toLowerCase() === 'basic') return 'Basic realm="api", charset="UTF-8"';
  if (type === 'http' && scheme.toLowerCase() !== 'bearer') return `${capitalized(scheme)} realm="api"`;
  if (type === 'apiKey' || type === 'mutualTLS') return undefined;
  return `Bearer realm="api"${scopes.length > 0 ? `, scope="${scopes.join(' ')}"` : ''}`;
}

/** A sample credential of a scheme: a key, a token, or a name and a password. */
export function sampleCredential({ type, scheme = '' }: SecurityScheme): string {
  return (type === 'http' && samples[scheme.toLowerCase()]) || 'sample';
}

const samples: Readonly<Record<string, string>> = {
  basic: 'user:password',
  digest:
    'username="user", realm="api", nonce="sample", uri="/", response="00000000000000000000000000000000"',
};

/** Adds a scheme's credential to a request. A client certificate belongs to the connection, not to the request. */
export function addCredential(scheme: SecurityScheme, secret: string, request: HttpRequest): HttpRequest {
  const { type, name = '' } = scheme;
  if (type === 'mutualTLS') return request;
  if (type !== 'apiKey') return withHeader(request, 'authorization', authorization(scheme, secret));
  const pair = `${encode(name)}=${encode(secret)}`;
  if (scheme.in === 'query') return { ...request, query: [request.query, pair].filter(Boolean).join('&') };
  if (scheme.in === 'header') return withHeader(request, name.toLowerCase(), secret);
  return withHeader(
    request,
    'cookie',
    [headerOf(request.headers, 'cookie'), pair].filter(Boolean).join('; '),
  );
}

/** A request without a scheme's credential. */
export function withoutCredential(
  { type, name = '', in: place }: SecurityScheme,
  request: HttpRequest,
): HttpRequest {
  if (type === 'mutualTLS') return request;
  if (type !== 'apiKey') return withoutHeader(request, 'authorization');
  if (place === 'header') return withoutHeader(request, name);
  const isOther = (pair: string) => pair.split('=')[0]?.trim() !== encode(name);
  if (place === 'query') return { ...request, query: request.query.split('&').filter(isOther).join('&') };
  const cookies = (headerOf(request.headers, 'cookie') ?? '').split(';').filter(isOther).join(';').trim();
  return cookies === '' ? withoutHeader(request, 'cookie') : withHeader(request, 'cookie', cookies);
}

function withoutHeader(request: HttpRequest, name: string): HttpRequest {
  const others = Object.entries(request.headers).filter(([one]) => one.toLowerCase() !== name.toLowerCase());
  return { ...request, headers: Object.fromEntries(others) };
}

function authorization({ type, scheme = '' }: SecurityScheme, secret: string): string {
  const word = type === 'http' ? capitalized(scheme) : 'Bearer';
  return `${word} ${word.toLowerCase() === 'basic' ? Buffer.from(secret).toString('base64') : secret}`;
}

function apiKeyIn({ name = '', in: place }: SecurityScheme, { query, headers }: HttpRequest): string {
  if (place === 'header') return (headerOf(headers, name) ?? '').trim();
  const pairs = place === 'query' ? pairsOfQuery(query) : pairsOfCookie(headerOf(headers, 'cookie') ?? '');
  return pairs.find((pair) => pair.name === name)?.raw ?? '';
}

function hasHttpCredential(scheme: string, { headers }: HttpRequest): boolean {
  const [word = '', credentials = ''] = (headerOf(headers, 'authorization') ?? '').split(/ +(.*)/s);
  if (word.toLowerCase() !== scheme) return false;
  if (scheme === 'basic') return isBasic(credentials);
  return (scheme === 'bearer' ? bearerToken : anyCredentials).test(credentials);
}

/** A name and a password, with a colon between them (RFC 7617, section 2). */
function isBasic(credentials: string): boolean {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(credentials)) return false;
  return Buffer.from(credentials, 'base64').toString().includes(':');
}

function withHeader(request: HttpRequest, name: string, value: string): HttpRequest {
  return { ...request, headers: { ...request.headers, [name]: value } };
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
