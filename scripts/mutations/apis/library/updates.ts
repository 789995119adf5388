import { type HttpRequest, noBody } from '../../../../contracts/http/message.ts';
import { jsonOf, withHeaders, withJson } from '../../http-message-helpers.ts';
import {
  changeRequestJson,
  changeResponse,
  type RequestMatcher,
  succeeded,
} from '../../match-and-change-calls.ts';
import type { Handle, HandwrittenMutant, Mutate } from '../../mutant.ts';
import { dayBefore, isRead, isReplace, isUpdate, setMembers } from './call-matchers.ts';

/** What updates and replacements store and answer. */
export const updates: readonly HandwrittenMutant[] = [
  {
    killedBy: 'responses-agree',
    id: 'a replacement answers with another time',
    mutate: setMembers(succeeded(isReplace), ({ updatedAt }) => ({ updatedAt: dayBefore(updatedAt) })),
  },
  {
    killedBy: 'responses-agree',
    id: 'an update answers with another id',
    mutate: setMembers(succeeded(isUpdate), () => ({ id: 'f0000000-0000-4000-8000-000000000000' })),
  },
  {
    killedBy: 'writes-persist',
    id: 'a replacement loses the keywords',
    mutate: changeRequestJson(isReplace, ({ keywords: _, ...book }) => book),
  },
  {
    killedBy: 'writes-persist',
    id: 'an update stores another title',
    mutate: changeRequestJson(isUpdate, ({ title, ...changes }) => ({
      ...changes,
      ...(title && { title: `${title}!` }),
    })),
  },
  {
    killedBy: 'writes-persist',
    id: 'an update without an ISBN removes it',
    mutate: loseIsbn,
  },
  {
    killedBy: 'timestamps-are-correct',
    id: 'an update changes createdAt',
    mutate: setMembers(succeeded(isRead), ({ updatedAt }) => ({ createdAt: updatedAt })),
  },
  {
    killedBy: 'timestamps-are-correct',
    id: 'updatedAt is a day before createdAt',
    mutate: setMembers(succeeded(isRead), ({ createdAt }) => ({ updatedAt: dayBefore(createdAt) })),
  },
  {
    killedBy: 'no-cross-item-effects',
    id: 'an update also updates the first book that was read',
    mutate: applyToFirstRead(isUpdate),
  },
  {
    killedBy: 'no-cross-item-effects',
    id: 'a replacement also replaces the first book that was read',
    mutate: applyToFirstRead(isReplace),
  },
  {
    killedBy: 'secret-never-leaks',
    id: 'a header has the body of a replacement in base64',
    mutate: changeResponse(succeeded(isReplace), (response, { body }) =>
      withHeaders(response, { 'X-Debug': body.toString('base64') }),
    ),
  },
];

function loseIsbn(handle: Handle): Handle {
  const keepsIsbn = new Map<string, boolean>();
  return async (request) => {
    const response = await handle(request);
    if (succeeded(isUpdate)(request, response)) keepsIsbn.set(request.path, 'isbn' in jsonOf(request));
    if (!succeeded(isRead)(request, response) || keepsIsbn.get(request.path) !== false) return response;
    const { isbn: _, ...book } = jsonOf(response);
    return withJson(response, book);
  };
}

function applyToFirstRead(matches: RequestMatcher): Mutate {
  return (handle) => {
    const read: string[] = [];
    return async (request) => {
      const response = await handle(request);
      if (succeeded(isRead)(request, response)) read.push(request.path);
      if (!succeeded(matches)(request, response)) return response;
      const other = await firstThere(
        handle,
        request,
        read.filter((path) => path !== request.path),
      );
      if (other) await handle({ ...request, path: other });
      return response;
    };
  };
}

/** The first of some books that is not deleted by now. */
async function firstThere(
  handle: Handle,
  { headers }: HttpRequest,
  paths: readonly string[],
): Promise<string | undefined> {
  for (const path of paths) {
    const { status } = await handle({ method: 'GET', path, query: '', headers, body: noBody });
    if (status === 200) return path;
  }
  return undefined;
}
