import { type HttpRequest, headerOf } from '../http/message.ts';
import { encode } from '../http/percent.ts';
import type { SecurityScheme } from './document.ts';
import { pairsOfCookie, pairsOfQuery } from './serialization/query-pairs.ts';

// One scheme of a document: what a request must show of it, and a sample of that (OpenAPI Specification 3.1.1, 4.8.27).

/** RFC 6750, section 2.1. */
const bearerToken = /^[A-Za-z0-9\-._~+/]+=*$/;
/** What other schemes are followed by: a token, or parameters (RFC 9110, section 11.4). */
const anyCredentials = /^\S[\x20-\x7e\t]*$/;

/**
 * Whether a request shows a scheme's credentials in a well-formed way. A client certificate is not in the request: it has
 * been seen, or not, where the connection was made, and is taken for shown.
 */
export function isShown(scheme: SecurityScheme, request: HttpRequest): boolean {
  switch (scheme.type) {
    case 'apiKey':
      return apiKeyIn(scheme, request) !== '';
    case 'http':
      return isHttpShown(scheme.scheme?.toLowerCase() ?? '', request);
    case 'oauth2':
    case 'openIdConnect':
      return isHttpShown('bearer', request);
    default:
      return scheme.type === 'mutualTLS';
  }
}

/** What a scheme says to strangers in `WWW-Authenticate`; `undefined` where it has no challenge of its own. */
export function challengeOf(
  { type, scheme = '' }: SecurityScheme,
  scopes: readonly string[],
): string | undefined {
  if (type === 'http' && scheme.toLowerCase() === 'basic') return 'Basic realm="api", charset="UTF-8"';
  if (type === 'http' && scheme.toLowerCase() !== 'bearer') return `${titled(scheme)} realm="api"`;
  if (type === 'apiKey' || type === 'mutualTLS') return undefined;
  return `Bearer realm="api"${scopes.length > 0 ? `, scope="${scopes.join(' ')}"` : ''}`;
}

/** A sample of what a caller has for a scheme: a key, a token, a name and a password. */
export function sampleOf({ type, scheme = '' }: SecurityScheme): string {
  return (type === 'http' && samples[scheme.toLowerCase()]) || 'sample';
}

const samples: Readonly<Record<string, string>> = {
  basic: 'user:password',
  digest:
    'username="user", realm="api", nonce="sample", uri="/", response="00000000000000000000000000000000"',
};

/** Adds a scheme's credentials to a request. A client certificate goes with the connection, not with the request. */
export function showOne(scheme: SecurityScheme, secret: string, request: HttpRequest): HttpRequest {
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

function authorization({ type, scheme = '' }: SecurityScheme, secret: string): string {
  const word = type === 'http' ? titled(scheme) : 'Bearer';
  return `${word} ${word.toLowerCase() === 'basic' ? Buffer.from(secret).toString('base64') : secret}`;
}

function apiKeyIn({ name = '', in: place }: SecurityScheme, { query, headers }: HttpRequest): string {
  if (place === 'header') return (headerOf(headers, name) ?? '').trim();
  const pairs = place === 'query' ? pairsOfQuery(query) : pairsOfCookie(headerOf(headers, 'cookie') ?? '');
  return pairs.find((pair) => pair.name === name)?.raw ?? '';
}

function isHttpShown(wanted: string, { headers }: HttpRequest): boolean {
  const [word = '', credentials = ''] = (headerOf(headers, 'authorization') ?? '').split(/ +(.*)/s);
  if (word.toLowerCase() !== wanted) return false;
  if (wanted === 'basic') return isBasic(credentials);
  return (wanted === 'bearer' ? bearerToken : anyCredentials).test(credentials);
}

/** A name and a password, with a colon between them (RFC 7617, section 2). */
function isBasic(credentials: string): boolean {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(credentials)) return false;
  return Buffer.from(credentials, 'base64').toString().includes(':');
}

function withHeader(request: HttpRequest, name: string, value: string): HttpRequest {
  return { ...request, headers: { ...request.headers, [name]: value } };
}

function titled(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
