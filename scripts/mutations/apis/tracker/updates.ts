import { setImmediate } from 'node:timers/promises';
import { type HttpRequest, headerOf } from '../../../../contracts/http/message.ts';
import {
  type Json,
  jsonOf,
  withHeaders,
  withJson,
  withoutHeader,
  withRequestJson,
} from '../../http-message-helpers.ts';
import {
  changeRequest,
  changeRequestJson,
  changeResponse,
  type RequestMatcher,
} from '../../match-and-change-calls.ts';
import type { Handle, HandwrittenMutant } from '../../mutant.ts';
import {
  changeSuccess,
  isProjectDelete,
  isProjectRead,
  isProjectReplace,
  isProjectUpdate,
  isProjectWrite,
  isSettingsReplace,
  isTagPut,
  isTaskReplace,
  readOf,
} from './call-matchers.ts';

const isConditional: RequestMatcher = (request) => isProjectWrite(request) || isProjectDelete(request);

/** What updates and replacements check, store and answer. */
export const updates: readonly HandwrittenMutant[] = [
  {
    killedBy: 'concurrent-writes',
    id: 'If-Match is ignored',
    mutate: changeRequest(isConditional, (request) => withoutHeader(request, 'if-match')),
  },
  {
    killedBy: 'concurrent-writes',
    id: 'the version of a task is ignored',
    mutate: changeRequest(isTaskReplace, async (request, handle) => {
      const { version } = jsonOf(await handle(readOf(request)));
      return withRequestJson(request, { ...jsonOf(request), version });
    }),
  },
  {
    killedBy: 'concurrent-writes',
    id: 'If-Match is checked before the write, not with it',
    mutate: checkFirst,
  },
  {
    killedBy: 'concurrent-writes',
    id: 'an update writes the whole project, as it was read before',
    mutate: writeWhole,
  },
  {
    killedBy: 'put-replaces-all',
    id: 'a replacement of a project is merged',
    mutate: changeRequest(isProjectReplace, async (request, handle) => {
      const current = await handle(readOf(request));
      return current.status === 200 ? replacement(request, jsonOf(current).data, jsonOf(request)) : request;
    }),
  },
  {
    killedBy: 'updates-keep-unique',
    id: 'an update can take the name of another project',
    mutate: takeNames,
  },
  {
    killedBy: 'put-is-idempotent',
    id: 'every PUT of a tag is answered with 201',
    mutate: changeResponse(isTagPut, (response) =>
      response.status === 200 ? { ...response, status: 201 } : response,
    ),
  },
  {
    killedBy: 'singletons-persist',
    id: 'settings are answered, but not stored',
    mutate: answerSettings,
  },
  {
    killedBy: 'values-round-trip',
    id: 'texts of a replacement are trimmed',
    mutate: changeRequestJson(isProjectReplace, trimTexts),
  },
  {
    killedBy: 'values-round-trip',
    id: 'a budget has two decimal places',
    mutate: changeRequestJson(isProjectUpdate, ({ budget, ...changes }) => ({
      ...changes,
      ...(typeof budget === 'number' && { budget: Number(budget.toFixed(2)) }),
    })),
  },
  {
    killedBy: 'responses-agree',
    id: 'a replacement answers with another ETag',
    mutate: changeResponse(isProjectReplace, (response) => withHeaders(response, { ETag: '"another"' })),
  },
  {
    killedBy: 'timestamps-are-correct',
    id: 'an update does not change updated_at',
    mutate: changeSuccess(isProjectRead, ({ data, ...json }) => ({
      ...json,
      // Not a whole second, which might be one of a clock that knows no milliseconds.
      data: { ...data, updated_at: data.created_at.replace(/(\.\d+)?Z$/, '.123Z') },
    })),
  },
];

function checkFirst(handle: Handle): Handle {
  return async (request) => {
    const tag = headerOf(request.headers, 'if-match');
    if (tag === undefined || tag === '*' || !isProjectWrite(request)) return handle(request);
    const current = headerOf((await handle(readOf(request))).headers, 'etag');
    await setImmediate();
    return handle(current === tag ? withoutHeader(request, 'if-match') : request);
  };
}

function writeWhole(handle: Handle): Handle {
  return async (request) => {
    if (!isProjectUpdate(request)) return handle(request);
    const current = await handle(readOf(request));
    await setImmediate();
    if (current.status !== 200) return handle(request);
    const { status } = await handle(replacement(request, jsonOf(current).data, jsonOf(request)));
    return handle(status === 204 ? readOf(request) : request);
  };
}

const writable = ['name', 'state', 'owner', 'description', 'budget', 'labels'];

/** The PUT of a project that changes some of its members. */
function replacement(request: HttpRequest, current: Json, changes: Json): HttpRequest {
  const known = Object.fromEntries(
    writable.flatMap((name) => (name in current ? [[name, current[name]]] : [])),
  );
  const put = { ...withHeaders(request, { 'content-type': 'application/json' }), method: 'PUT' };
  return withRequestJson(put, { ...known, ...changes });
}

/** A project whose update is refused for its name is shown with that name all the same. */
function takeNames(handle: Handle): Handle {
  const names = new Map<string, string>();
  return async (request) => {
    const { path } = request;
    if (isProjectUpdate(request)) names.delete(path);
    const response = await handle(request);
    if (isProjectUpdate(request) && response.status === 409) names.set(path, jsonOf(request).name);
    const name = names.get(path);
    if (isProjectUpdate(request) && name !== undefined) return handle(readOf(request));
    if (!isProjectRead(request) || name === undefined || response.status !== 200) return response;
    const { data, ...json } = jsonOf(response);
    return withJson(response, { ...json, data: { ...data, name } });
  };
}

function answerSettings(handle: Handle): Handle {
  return async (request) => {
    const { reminders } = jsonOf(request);
    if (!isSettingsReplace(request) || typeof reminders !== 'boolean') return handle(request);
    return withJson(await handle(readOf(request)), jsonOf(request));
  };
}

function trimTexts(body: Json): Json {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]),
  );
}
