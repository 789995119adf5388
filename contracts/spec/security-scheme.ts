import type { SecurityScheme } from './document.ts';
import { type HttpRequest, headerOf } from './message.ts';
import { pairsOfCookie, pairsOfQuery } from './wire/pairs.ts';
import { encode } from './wire/percent.ts';

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

/** Adds a well-formed sample of a scheme's credentials to a request. */
export function showSample(scheme: SecurityScheme, request: HttpRequest): HttpRequest {
  const { type, name = '', scheme: word = 'bearer' } = scheme;
  if (type === 'mutualTLS') return request;
  if (type !== 'apiKey')
    return withHeader(request, 'authorization', samples[word.toLowerCase()] ?? `${titled(word)} sample`);
  const pair = `${encode(name)}=sample`;
  if (scheme.in === 'query') return { ...request, query: [request.query, pair].filter(Boolean).join('&') };
  if (scheme.in === 'header') return withHeader(request, name.toLowerCase(), 'sample');
  return withHeader(
    request,
    'cookie',
    [headerOf(request.headers, 'cookie'), pair].filter(Boolean).join('; '),
  );
}

const samples: Readonly<Record<string, string>> = {
  basic: `Basic ${Buffer.from('user:password').toString('base64')}`,
  bearer: 'Bearer sample',
  digest:
    'Digest username="user", realm="api", nonce="sample", uri="/", response="00000000000000000000000000000000"',
};

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
