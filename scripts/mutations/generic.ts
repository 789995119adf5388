import type { HttpRequest, HttpResponse } from '../../contracts/http/message.ts';
import { checks } from '../../contracts/verify/checks/index.ts';
import {
  changing,
  type Handle,
  type HandwrittenMutant,
  jsonOf,
  rewriting,
  withHeaders,
  withJson,
} from './handwritten.ts';

/** Lies that need no API of their own: a server of any document can tell them. */
export const genericMutants: readonly HandwrittenMutant[] = [
  {
    killedBy: 'valid-input-accepted',
    description: 'a letter that is not English is invalid',
    mutate: changing(succeededWith(isUnusual), (response) => ({ ...response, status: 400 })),
  },
  {
    killedBy: 'valid-input-accepted',
    description: 'a large body is too large',
    mutate: changing(
      succeededWith(({ body }) => body.length > 300),
      (response) => ({ ...response, status: 413 }),
    ),
  },
  {
    killedBy: 'no-server-error',
    description: 'a letter that is not English makes it fail',
    mutate: changing(succeededWith(isUnusual), (response) => ({ ...response, status: 500 })),
  },
  {
    killedBy: 'no-server-error',
    description: 'it fails where something is missing',
    mutate: changing(
      (_, { status }) => status === 404,
      (response) => ({ ...response, status: 500 }),
    ),
  },
  {
    killedBy: 'allow-complete',
    description: 'what is not allowed is not said',
    mutate: changing(isNotRouted, (response) => ({ ...response, status: 405, headers: {} })),
  },
  {
    killedBy: 'allow-complete',
    description: 'only OPTIONS is allowed',
    mutate: changing(isNotRouted, (response) => ({
      ...response,
      status: 405,
      headers: { ...response.headers, Allow: 'OPTIONS' },
    })),
  },
  {
    killedBy: 'no-stack-trace',
    description: 'an error shows where it comes from',
    mutate: changing(
      (_, { status }) => status === 404,
      (response) => ({ ...response, body: 'Error\n    at find (/srv/app/store.js:12:3)\n' }),
    ),
  },
  {
    killedBy: 'head-matches-get',
    description: 'HEAD is answered as if it had nothing to say',
    mutate: changing(
      ({ method }) => method === 'HEAD',
      (response) => ({ ...response, status: 204 }),
    ),
  },
  {
    killedBy: 'head-matches-get',
    description: 'HEAD says that there is JSON',
    mutate: changing(
      ({ method }) => method === 'HEAD',
      (response) => withHeaders(response, { 'Content-Type': 'application/json' }),
    ),
  },
  {
    killedBy: 'location-resolves',
    description: 'what was created is said to be where nothing is',
    mutate: changing(
      (_, { status }) => status === 201,
      (response) => withHeaders(response, { Location: '/nowhere/1' }),
    ),
  },
  {
    killedBy: 'rejected-update-changes-nothing',
    description: 'a refused write is made all the same',
    mutate: halfWriting,
  },
  {
    killedBy: 'rejected-creation-changes-nothing',
    description: 'a refused creation changes what is there',
    mutate: spoiling,
  },
  {
    killedBy: 'created-is-listed',
    description: 'the first and the last are left out',
    mutate: changing(isGet, withoutEnds),
  },
  {
    killedBy: 'default-page-size',
    description: 'a page is two shorter',
    mutate: changing(isGet, withoutEnds),
  },
  {
    killedBy: 'concurrent-writes',
    description: 'all that come at once are told of success',
    mutate: welcoming,
  },
  { killedBy: 'no-cross-item-effects', description: 'a deletion changes what is left', mutate: unsettling },
  {
    killedBy: 'timestamps-are-correct',
    description: 'times are of long ago',
    mutate: changing(isGet, (response) => ({
      ...withHeaders(response, { Date: new Date().toUTCString() }),
      body: response.body.toString().replace(/\b20(?=\d\d-\d\d-\d\dT)|\b1[6-9](?=\d{11}\b)/g, '10'),
    })),
  },
  {
    killedBy: 'pagination-is-complete',
    description: 'later pages have the first items again',
    mutate: rewriting(
      ({ method, query }) => method === 'GET' && /(offset|skip)=[1-9]/.test(query),
      (request) => ({ ...request, query: request.query.replace(/((?:offset|skip)=)\d+/, '$10') }),
    ),
  },
];

/** The checks that each API has lies of its own for. */
export const ownChecks: readonly string[] = checks
  .map(({ id }) => id)
  .filter((id) => !genericMutants.some(({ killedBy }) => killedBy === id));

function succeededWith(
  concerned: (request: HttpRequest) => boolean,
): (request: HttpRequest, response: HttpResponse) => boolean {
  return (request, { status }) => status < 300 && concerned(request);
}

/** What is read after a refused write has another text in it. */
function halfWriting(truth: Handle): Handle {
  const spoilt = new Set<string>();
  return async (request) => {
    const response = await truth(request);
    if (['PUT', 'PATCH'].includes(request.method) && response.status === 400) spoilt.add(request.path);
    if (request.method !== 'GET' || !spoilt.has(request.path) || response.status !== 200) return response;
    return { ...response, body: response.body.toString().replace(/": ?"/, '$&x') };
  };
}

/** Since a creation was refused, what is read has another text in it. */
function spoiling(truth: Handle): Handle {
  let refused = 0;
  return async (request) => {
    const response = await truth(request);
    if (request.method === 'POST' && response.status >= 400) refused += 1;
    if (refused === 0 || !isGet(request) || response.status !== 200) return response;
    return { ...response, body: response.body.toString().replace(/": ?"/, `$&x${refused}`) };
  };
}

/** After each deletion, what is read has another text in it. */
function unsettling(truth: Handle): Handle {
  let deleted = 0;
  return async (request) => {
    const response = await truth(request);
    if (request.method === 'DELETE') deleted += 1;
    if (!isGet(request) || response.status !== 200) return response;
    return { ...response, body: response.body.toString().replace(/": ?"/, `$&x${deleted}`) };
  };
}

/** A second creation, while another is under way, is answered like that one. */
function welcoming(truth: Handle): Handle {
  let underWay = 0;
  let last: HttpResponse | undefined;
  return async (request) => {
    if (request.method !== 'POST') return truth(request);
    underWay += 1;
    const isSecond = underWay > 1;
    const response = await truth(request);
    underWay -= 1;
    if (response.status < 300) last = response;
    return isSecond && last ? last : response;
  };
}

function withoutEnds(response: HttpResponse): HttpResponse {
  const json = jsonOf(response);
  if (Array.isArray(json)) return withJson(response, json.slice(1, -1));
  const [name, items] = Object.entries(json).find(([, value]) => Array.isArray(value)) ?? [];
  return Array.isArray(items) ? withJson(response, { ...json, [name ?? '']: items.slice(1, -1) }) : response;
}

function isGet({ method }: HttpRequest): boolean {
  return method === 'GET';
}

/** Methods that no document has. */
function isNotRouted(request: HttpRequest, { status }: HttpResponse): boolean {
  return ['PUT', 'PATCH', 'DELETE'].includes(request.method) && (status === 404 || status === 405);
}

function isUnusual({ query, body }: HttpRequest): boolean {
  return /[ß-ÿ]|%c3/i.test(`${query}${body.toString()}`);
}
