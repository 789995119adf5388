import type { HttpRequest, HttpResponse } from '../../contracts/http/message.ts';
import { headerOf } from '../../contracts/http/message.ts';
import { Problem } from '../core/problem.ts';

/**
 * The origins besides this machine's whose pages may call a mock from a browser: `https://shop.example`, `null` (a page
 * without an origin), or `*` for all. `off` sends no CORS headers at all.
 */
export type CorsOptions = readonly string[] | 'off';

/** How a mock answers the pages of other origins (Fetch Standard, section 3.3: the CORS protocol). */
export interface Cors {
  /** Whether pages of an origin may call. */
  allows(origin: string): boolean;
  /** The Problem `wrong-origin` that such a request is answered with; `undefined` where its page may call, or there is none. */
  refuse(request: HttpRequest): Problem | undefined;
  /** The answer to a preflight; `undefined` where a request is none. `methods` are those of its path, if there are any. */
  preflight(request: HttpRequest, methods: () => readonly string[]): HttpResponse | undefined;
  /** A response with the headers that let the request's page read it. */
  share(request: HttpRequest, response: HttpResponse): HttpResponse;
}

/** Pages of this machine: `localhost`, a name below it, a name below `test` (RFC 6761), or a loopback address; any port. */
const thisMachine =
  /^https?:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|(?:[^\s/:@]+\.)+(?:localhost|test))(?::\d+)?$/i;

/** Makes the CORS rules of a mock. Pages of this machine may call unless they are `off`. */
export function createCors(options: CorsOptions = []): Cors {
  const isOff = options === 'off';
  const listed = new Set(isOff ? [] : options);
  const allows = (origin: string) => listed.has('*') || listed.has(origin) || thisMachine.test(origin);
  const isShared = (origin: string | undefined): origin is string =>
    !isOff && origin !== undefined && allows(origin);
  return {
    allows,
    refuse({ headers: { origin } }) {
      if (typeof origin !== 'string' || allows(origin)) return undefined;
      return new Problem('wrong-origin', wrongOriginText(origin));
    },
    preflight({ method, headers }, methods) {
      const { origin } = headers;
      const wanted = headers['access-control-request-method'];
      if (method !== 'OPTIONS' || typeof wanted !== 'string' || typeof origin !== 'string') return undefined;
      return isShared(origin) ? answerPreflight(origin, wanted, headers, methods()) : undefined;
    },
    share({ headers: { origin } }, response) {
      return typeof origin === 'string' && isShared(origin) ? withHeaders(origin, response) : response;
    },
  };
}

/** What to say of an origin whose pages may not call. */
export function wrongOriginText(origin: string): string {
  const shown = JSON.stringify(origin.slice(0, 200)).slice(1, -1);
  return `pages of ${shown} may not call this mock; allow them with --cors ${shown}`;
}

function answerPreflight(
  origin: string,
  wanted: string,
  headers: HttpRequest['headers'],
  methods: readonly string[],
): HttpResponse {
  // Where there is no such path, the page may ask all the same: a 404 says more than a failed preflight.
  const allowed = methods.length > 0 ? methods : [wanted];
  const names = headerOf(headers, 'access-control-request-headers');
  const isPrivate = headers['access-control-request-private-network'] === 'true';
  return {
    status: 204,
    headers: {
      ...shareHeaders(origin),
      'Access-Control-Allow-Methods': allowed.join(', '),
      ...(names && { 'Access-Control-Allow-Headers': names }),
      ...(isPrivate && { 'Access-Control-Allow-Private-Network': 'true' }),
      Vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
    },
    body: '',
  };
}

// The origin itself even where all may call: `*` does not let a page send its cookies.
function shareHeaders(origin: string): Record<string, string> {
  return { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' };
}

/** Response headers that need not be exposed to a page, and the one that cannot be (Fetch Standard, section 2.2.2). */
const unexposed = new Set(
  'cache-control content-language content-length content-type expires last-modified pragma set-cookie'.split(
    ' ',
  ),
);

function withHeaders(origin: string, response: HttpResponse): HttpResponse {
  // A document can have CORS headers of its own, for the vendor's pages.
  const own = Object.entries(response.headers).filter(([name]) => !/^(?:access-control-|vary$)/i.test(name));
  const exposed = own.map(([name]) => name).filter((name) => !unexposed.has(name.toLowerCase()));
  const vary = headerOf(response.headers, 'vary');
  const headers = {
    ...Object.fromEntries(own),
    ...shareHeaders(origin),
    ...(exposed.length > 0 && { 'Access-Control-Expose-Headers': exposed.join(', ') }),
    Vary: vary === undefined ? 'Origin' : `${vary}, Origin`,
  };
  return { ...response, headers };
}
