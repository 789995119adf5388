import { checks } from '../checks/index.ts';
import type { HttpRequest, HttpResponse } from '../spec/message.ts';
import { changing, type Handle, type Lie, rewriting, withHeaders } from './lying.ts';

/** Lies that need no API of their own: a server of any document can tell them. */
export const genericLies: readonly Lie[] = [
  {
    caughtBy: 'valid-input-accepted',
    says: 'a letter that is not English is invalid',
    tell: changing(succeededWith(isUnusual), (response) => ({ ...response, status: 400 })),
  },
  {
    caughtBy: 'valid-input-accepted',
    says: 'a large body is too large',
    tell: changing(
      succeededWith(({ body }) => body.length > 300),
      (response) => ({ ...response, status: 413 }),
    ),
  },
  {
    caughtBy: 'no-server-error',
    says: 'a letter that is not English makes it fail',
    tell: changing(succeededWith(isUnusual), (response) => ({ ...response, status: 500 })),
  },
  {
    caughtBy: 'no-server-error',
    says: 'it fails where something is missing',
    tell: changing(
      (_, { status }) => status === 404,
      (response) => ({ ...response, status: 500 }),
    ),
  },
  {
    caughtBy: 'allow-complete',
    says: 'what is not allowed is not said',
    tell: changing(isNotRouted, (response) => ({ ...response, status: 405, headers: {} })),
  },
  {
    caughtBy: 'allow-complete',
    says: 'only OPTIONS is allowed',
    tell: changing(isNotRouted, (response) => ({
      ...response,
      status: 405,
      headers: { ...response.headers, Allow: 'OPTIONS' },
    })),
  },
  {
    caughtBy: 'no-stack-trace',
    says: 'an error shows where it comes from',
    tell: changing(
      (_, { status }) => status === 404,
      (response) => ({ ...response, body: 'Error\n    at find (/srv/app/store.js:12:3)\n' }),
    ),
  },
  {
    caughtBy: 'head-as-get',
    says: 'HEAD is answered as if it had nothing to say',
    tell: changing(
      ({ method }) => method === 'HEAD',
      (response) => ({ ...response, status: 204 }),
    ),
  },
  {
    caughtBy: 'head-as-get',
    says: 'HEAD says that there is JSON',
    tell: changing(
      ({ method }) => method === 'HEAD',
      (response) => withHeaders(response, { 'Content-Type': 'application/json' }),
    ),
  },
  {
    caughtBy: 'location-leads',
    says: 'what was created is said to be where nothing is',
    tell: changing(
      (_, { status }) => status === 201,
      (response) => withHeaders(response, { Location: '/nowhere/1' }),
    ),
  },
  { caughtBy: 'refused-changes-nothing', says: 'a refused write is made all the same', tell: halfWriting },
  {
    caughtBy: 'pages-join',
    says: 'later pages have the first items again',
    tell: rewriting(
      ({ method, query }) => method === 'GET' && /(offset|skip)=[1-9]/.test(query),
      (request) => ({ ...request, query: request.query.replace(/((?:offset|skip)=)\d+/, '$10') }),
    ),
  },
];

/** The checks that each API has lies of its own for. */
export const ownChecks: readonly string[] = checks
  .map(({ id }) => id)
  .filter((id) => !genericLies.some(({ caughtBy }) => caughtBy === id));

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

/** Methods that no document has. */
function isNotRouted(request: HttpRequest, { status }: HttpResponse): boolean {
  return ['PUT', 'PATCH', 'DELETE'].includes(request.method) && (status === 404 || status === 405);
}

function isUnusual({ query, body }: HttpRequest): boolean {
  return /[ß-ÿ]|%c3/i.test(`${query}${body.toString()}`);
}
