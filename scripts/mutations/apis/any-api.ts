import type { HttpRequest, HttpResponse } from '../../../contracts/http/message.ts';
import { jsonOf, withHeaders, withJson, withStatus } from '../http-message-helpers.ts';
import {
  answeredWith,
  type CallMatcher,
  changeRequest,
  changeResponse,
  type RequestMatcher,
  succeeded,
} from '../match-and-change-calls.ts';
import type { HandwrittenMutant, Mutate } from '../mutant.ts';
import { acceptConcurrent } from '../stateful-changes.ts';

const isGet: RequestMatcher = ({ method }) => method === 'GET';
const isHead: RequestMatcher = ({ method }) => method === 'HEAD';
const isWrite: RequestMatcher = ({ method }) => method === 'PUT' || method === 'PATCH';
const isPost: RequestMatcher = ({ method }) => method === 'POST';
const hasOffset: RequestMatcher = (request) => isGet(request) && /(offset|skip)=[1-9]/.test(request.query);

/** Mutants of any API. */
export const mutants: readonly HandwrittenMutant[] = [
  {
    killedBy: 'valid-input-accepted',
    id: 'a letter beyond ASCII is rejected',
    mutate: changeResponse(succeeded(isBeyondAscii), withStatus(400)),
  },
  {
    killedBy: 'valid-input-accepted',
    id: 'a body over 300 bytes is rejected',
    mutate: changeResponse(
      succeeded(({ body }) => body.length > 300),
      withStatus(413),
    ),
  },
  {
    killedBy: 'no-server-error',
    id: 'a letter beyond ASCII is a 500',
    mutate: changeResponse(succeeded(isBeyondAscii), withStatus(500)),
  },
  {
    killedBy: 'no-server-error',
    id: 'every 404 is a 500',
    mutate: changeResponse(answeredWith(404), withStatus(500)),
  },
  {
    killedBy: 'allow-complete',
    id: 'a 405 has no Allow header',
    mutate: changeResponse(isUnrouted, (response) => ({ ...response, status: 405, headers: {} })),
  },
  {
    killedBy: 'allow-complete',
    id: 'a 405 allows OPTIONS only',
    mutate: changeResponse(isUnrouted, (response) => ({
      ...withHeaders(response, { Allow: 'OPTIONS' }),
      status: 405,
    })),
  },
  {
    killedBy: 'no-stack-trace',
    id: 'a 404 has a stack trace',
    mutate: changeResponse(answeredWith(404), (response) => ({
      ...response,
      body: 'Error\n    at find (/srv/app/store.js:12:3)\n',
    })),
  },
  {
    killedBy: 'head-matches-get',
    id: 'HEAD is answered with 204',
    mutate: changeResponse(isHead, withStatus(204)),
  },
  {
    killedBy: 'head-matches-get',
    id: 'HEAD always has the content type of JSON',
    mutate: changeResponse(isHead, (response) =>
      withHeaders(response, { 'Content-Type': 'application/json' }),
    ),
  },
  {
    killedBy: 'location-resolves',
    id: 'Location leads nowhere',
    mutate: changeResponse(answeredWith(201), (response) =>
      withHeaders(response, { Location: '/nowhere/1' }),
    ),
  },
  {
    killedBy: 'rejected-update-changes-nothing',
    id: 'a rejected update changes the item',
    mutate: spoilItemAfter(answeredWith(400, isWrite)),
  },
  {
    killedBy: 'rejected-creation-changes-nothing',
    id: 'a rejected creation changes what is there',
    mutate: spoilReadsAfter((request, { status }) => isPost(request) && status >= 400),
  },
  {
    killedBy: 'created-is-listed',
    id: 'the first and the last item of a list are left out',
    mutate: changeResponse(isGet, withoutEnds),
  },
  {
    killedBy: 'default-page-size',
    id: 'a page is two items short',
    mutate: changeResponse(isGet, withoutEnds),
  },
  {
    killedBy: 'concurrent-writes',
    id: 'every concurrent creation succeeds',
    mutate: acceptConcurrent(isPost),
  },
  {
    killedBy: 'no-cross-item-effects',
    id: 'a deletion changes what is left',
    mutate: spoilReadsAfter(({ method }) => method === 'DELETE'),
  },
  {
    killedBy: 'timestamps-are-correct',
    id: 'times are a thousand years old',
    mutate: changeResponse(isGet, (response) => ({
      ...withHeaders(response, { Date: new Date().toUTCString() }),
      body: response.body.toString().replace(/\b20(?=\d\d-\d\d-\d\dT)|\b1[6-9](?=\d{11}\b)/g, '10'),
    })),
  },
  {
    killedBy: 'pagination-is-complete',
    id: 'every page is the first one',
    mutate: changeRequest(hasOffset, (request) => ({
      ...request,
      query: request.query.replace(/((?:offset|skip)=)\d+/, '$10'),
    })),
  },
];

/** After some calls, the item of the same path is read with another text in it. */
function spoilItemAfter(matches: CallMatcher): Mutate {
  return (handle) => {
    const spoilt = new Set<string>();
    return async (request) => {
      const response = await handle(request);
      if (matches(request, response)) spoilt.add(request.path);
      const isSpoilt = isGet(request) && spoilt.has(request.path) && response.status === 200;
      return isSpoilt ? withOtherText(response, 'x') : response;
    };
  };
}

/** After each of some calls, everything is read with another text in it. */
function spoilReadsAfter(matches: CallMatcher): Mutate {
  return (handle) => {
    let count = 0;
    return async (request) => {
      const response = await handle(request);
      if (matches(request, response)) count += 1;
      const isSpoilt = count > 0 && isGet(request) && response.status === 200;
      return isSpoilt ? withOtherText(response, `x${count}`) : response;
    };
  };
}

/** Puts something before the first text of a JSON body. */
function withOtherText(response: HttpResponse, start: string): HttpResponse {
  return { ...response, body: response.body.toString().replace(/": ?"/, `$&${start}`) };
}

function withoutEnds(response: HttpResponse): HttpResponse {
  const json = jsonOf(response);
  if (Array.isArray(json)) return withJson(response, json.slice(1, -1));
  const [name = '', items] = Object.entries(json).find(([, value]) => Array.isArray(value)) ?? [];
  return Array.isArray(items) ? withJson(response, { ...json, [name]: items.slice(1, -1) }) : response;
}

/** Calls of a method that no document has. */
function isUnrouted({ method }: HttpRequest, { status }: HttpResponse): boolean {
  return ['PUT', 'PATCH', 'DELETE'].includes(method) && (status === 404 || status === 405);
}

function isBeyondAscii({ query, body }: HttpRequest): boolean {
  return /[ß-ÿ]|%c3/i.test(`${query}${body.toString()}`);
}
