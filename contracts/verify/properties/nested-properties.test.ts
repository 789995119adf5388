import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { documentApi } from '../../../mock/inferred/index.ts';
import { createMock } from '../../../mock/mock.ts';
import { changeRequest, changeResponse } from '../../../scripts/mutations/changes.ts';
import { type Json, jsonOf, withHeaders, withJson } from '../../../scripts/mutations/messages.ts';
import type { Handle, Mutate } from '../../../scripts/mutations/mutant.ts';
import { type HttpRequest, headerOf, noBody } from '../../http/message.ts';
import { loadDocument } from '../../openapi/load-document.ts';
import { documentContract } from '../document-contract.ts';
import { mockTarget } from '../targets/mock.ts';
import { failuresOf } from '../verify.ts';

// Projects with an ETag, tasks in them with a version, and tags that PUT creates.
const tracker = await loadDocument(join(import.meta.dirname, '../../../scripts/mutations/tracker.yaml'));
const contract = documentContract(tracker.spec);

/** What breaks on a server that is not known to be ours: an assumption is none of it. */
async function broken(mutate: Mutate, only: string): Promise<string[]> {
  const { handle } = createMock(documentApi(tracker.spec, { auth: 'off' }));
  const target = { ...mockTarget({ handle: mutate(handle) }), isOurs: false };
  const failures = await failuresOf(contract, target, { run: 'mutant', only: [only] });
  return [...new Set(failures.map(({ check }) => check))];
}

const isOf = (path: RegExp, ...methods: string[]) => {
  return (request: HttpRequest) => path.test(request.path) && methods.includes(request.method);
};
const [projects, project] = [/\/projects$/, /\/projects\/\d+$/];
const [tasks, task, tag] = [/\/tasks$/, /\/tasks\/\d+$/, /\/tags\/[^/]+$/];

const reading = (request: HttpRequest): HttpRequest => {
  const { 'if-match': _, ...headers } = request.headers;
  return { ...request, method: 'GET', query: '', headers, body: noBody };
};
const sending = (concerned: (request: HttpRequest) => boolean, change: (body: Json) => Json): Mutate =>
  changeRequest(concerned, (request) => ({
    ...request,
    body: Buffer.from(JSON.stringify(change(jsonOf(request)))),
  }));
const asking = (path: RegExp, change: (query: URLSearchParams) => void): Mutate =>
  changeRequest(isOf(path, 'GET'), (request) => {
    const query = new URLSearchParams(request.query);
    change(query);
    return { ...request, query: query.toString() };
  });
const showing = (
  concerned: (request: HttpRequest) => boolean,
  change: (json: Json, request: HttpRequest) => Json,
): Mutate =>
  changeResponse(
    (request, { status }) => status < 300 && concerned(request),
    (response, request) => withJson(response, change(jsonOf(response), request)),
  );

const unconditional = changeRequest(isOf(project, 'PUT', 'PATCH', 'DELETE'), (request) => ({
  ...request,
  headers: { ...request.headers, 'if-match': undefined },
}));

const anyVersion = changeRequest(isOf(task, 'PUT'), async (request, truth) => {
  const { version } = jsonOf(await truth(reading(request)));
  return { ...request, body: Buffer.from(JSON.stringify({ ...jsonOf(request), version })) };
});

/** Looks first, and writes then. */
const lookingFirst: Mutate = (truth) => async (request) => {
  const given = headerOf(request.headers, 'if-match');
  if (given === undefined || given === '*' || !isOf(project, 'PUT', 'PATCH')(request)) return truth(request);
  const now = headerOf((await truth(reading(request))).headers, 'etag');
  await setImmediate();
  return truth(
    now === given ? { ...request, headers: { ...request.headers, 'if-match': undefined } } : request,
  );
};

const members = ['name', 'state', 'owner', 'description', 'budget', 'labels'];

function replacing(request: HttpRequest, was: Json, change: Json): HttpRequest {
  const known = Object.fromEntries(members.flatMap((name) => (name in was ? [[name, was[name]]] : [])));
  const headers = { ...request.headers, 'content-type': 'application/json' };
  return { ...request, method: 'PUT', headers, body: Buffer.from(JSON.stringify({ ...known, ...change })) };
}

/** Reads what there is, changes it, and writes all of it. */
const changingAll: Mutate = (truth) => async (request) => {
  if (!isOf(project, 'PATCH')(request)) return truth(request);
  const was = await truth(reading(request));
  await setImmediate();
  if (was.status !== 200) return truth(request);
  const put = await truth(replacing(request, jsonOf(was).data, jsonOf(request)));
  return put.status === 204 ? truth(reading(request)) : truth(request);
};

const mergingPut = changeRequest(isOf(project, 'PUT'), async (request, truth) => {
  const was = await truth(reading(request));
  return was.status === 200 ? replacing(request, jsonOf(was).data, jsonOf(request)) : request;
});

/** Finds a task in whatever project. */
const inAnyProject: Mutate = (truth) => {
  const known = new Map<string, string>();
  return async (request) => {
    const response = await truth(request);
    const location = headerOf(response.headers, 'location') ?? '';
    if (isOf(tasks, 'POST')(request)) known.set(location.split('/').at(-1) ?? '', location);
    const path = known.get(request.path.split('/').at(-1) ?? '');
    return response.status === 404 && isOf(task, 'GET')(request) && path
      ? truth({ ...request, path })
      : response;
  };
};

/** Lists the tasks of the first project that has any, too. */
const listingMore: Mutate = (truth) => {
  let first: string | undefined;
  return async (request) => {
    const response = await truth(request);
    if (isOf(tasks, 'POST')(request) && response.status === 201) first ??= request.path;
    if (!isOf(tasks, 'GET')(request) || response.status !== 200 || !first || first === request.path)
      return response;
    const more = jsonOf(await truth({ ...request, path: first })).tasks ?? [];
    const { tasks: own, ...rest } = jsonOf(response);
    return withJson(response, { ...rest, tasks: [...own, ...more], total: own.length + more.length });
  };
};

/** Deletes the tasks before it, too. */
const deletingTwo: Mutate = (truth) => async (request) => {
  const response = await truth(request);
  if (!isOf(task, 'DELETE')(request) || response.status !== 204) return response;
  const [before = '', id] = request.path.split(/\/(?=\d+$)/);
  for (const less of [1, 2, 3]) await truth({ ...request, path: `${before}/${Number(id) - less}` });
  return response;
};

/** Lists the last project that was deleted. */
const listingDeleted: Mutate = (truth) => {
  let gone: Json;
  return async (request) => {
    const was = isOf(project, 'DELETE')(request) ? jsonOf(await truth(reading(request))).data : undefined;
    const response = await truth(request);
    if (was && response.status === 204) gone = was;
    if (!isOf(projects, 'GET')(request) || response.status !== 200 || !gone) return response;
    const { data, meta } = jsonOf(response);
    return withJson(response, { data: meta.next_cursor ? data : [...data, gone], meta });
  };
};

/** Picks among the items of a page, and not the page among the items that are picked. */
const pickingLate: Mutate = (truth) => async (request) => {
  const query = new URLSearchParams(request.query);
  const status = query.get('status');
  if (!isOf(tasks, 'GET')(request) || status === null) return truth(request);
  query.delete('status');
  const response = await truth({ ...request, query: query.toString() });
  const json = jsonOf(response);
  if (response.status !== 200) return response;
  return withJson(response, { ...json, tasks: json.tasks.filter((one: Json) => one.status === status) });
};

/** Says that the settings are what was sent, and keeps them as they are. */
const keepingOld: Mutate = (truth) => async (request) => {
  if (!isOf(/\/settings$/, 'PUT')(request)) return truth(request);
  const response = await truth(reading(request));
  const { reminders } = jsonOf(request);
  return typeof reminders === 'boolean' ? withJson(response, jsonOf(request)) : truth(request);
};

const withoutNothing = (body: Json) =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== 0 && value !== false));
const trimmed = (body: Json) =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]),
  );
const inData = (change: (data: Json) => Json) => (json: Json) => ({
  ...json,
  data: { ...json.data, ...change(json.data) },
});

test('a server that keeps to its document is found to', async () => {
  const { handle } = createMock(documentApi(tracker.spec, { auth: 'strict' }));
  expect(await failuresOf(contract, mockTarget({ handle }), { run: 'truth', cases: 5 })).toEqual([]);
}, 120_000);

test.each<[string, string, (truth: Handle) => Handle]>([
  ['concurrent-writes', 'an ETag is not looked at', unconditional],
  ['concurrent-writes', 'a version is not looked at', anyVersion],
  ['concurrent-writes', 'two at the same time both write', lookingFirst],
  ['concurrent-writes', 'a change writes all that it has read before', changingAll],
  ['unknown-id-refused', 'a task is found in every project', inAnyProject],
  ['parent-isolation', 'the tasks of another project are listed', listingMore],
  ['values-round-trip', 'zero and false are not kept', sending(isOf(tasks, 'POST'), withoutNothing)],
  ['values-round-trip', 'spaces at the ends are not kept', sending(isOf(project, 'PUT'), trimmed)],
  [
    'values-round-trip',
    'a number has two decimal places',
    sending(isOf(project, 'PATCH'), ({ budget, ...rest }) => ({
      ...rest,
      ...(budget !== undefined && { budget: Number(budget.toFixed(2)) }),
    })),
  ],
  ['put-replaces-all', 'PUT keeps what it does not say', mergingPut],
  ['singletons-persist', 'settings are not kept', keepingOld],
  [
    'duplicate',
    'a label is made again',
    changeResponse(isOf(/\/labels$/, 'POST'), (response, request) =>
      response.status === 409 ? withJson({ ...response, status: 201 }, jsonOf(request)) : response,
    ),
  ],
  [
    'life-cycle',
    'a label is called otherwise than it was to be',
    sending(isOf(/\/labels$/, 'POST'), ({ key, ...rest }) => ({ ...rest, key: key?.toUpperCase() })),
  ],
  [
    'put-is-idempotent',
    'a tag is made anew each time',
    changeResponse(isOf(tag, 'PUT'), (response) =>
      response.status === 200 ? { ...response, status: 201 } : response,
    ),
  ],
  [
    'defaults-applied',
    'a task is done from the start',
    sending(isOf(tasks, 'POST'), (body) => ({ done: true, ...body })),
  ],
  ['filters-match', 'a state is not looked for', asking(projects, (query) => query.delete('state'))],
  ['filters-match', 'an owner is not looked for', asking(projects, (query) => query.delete('owner'))],
  ['filters-match', 'what is picked is picked from a page', pickingLate],
  ['sort-order', 'tasks come in no order', asking(tasks, (query) => query.delete('sort'))],
  ['sort-order', 'tasks come in one order only', asking(tasks, (query) => query.delete('order'))],
  [
    'responses-agree',
    'a write has another ETag',
    changeResponse(isOf(project, 'PUT'), (response) => withHeaders(response, { ETag: '"another"' })),
  ],
  ['life-cycle', 'what was deleted is listed', listingDeleted],
  [
    'timestamps-are-correct',
    'a time is in seconds',
    showing(isOf(task, 'GET'), ({ created, ...json }) => ({ ...json, created: Math.floor(created / 1000) })),
  ],
  [
    'timestamps-are-correct',
    'a change moves no time',
    showing(
      isOf(project, 'GET'),
      inData(({ created_at }) => ({ updated_at: created_at })),
    ),
  ],
  [
    'location-resolves',
    'a task is said to be where it is not',
    changeResponse(isOf(tasks, 'POST'), (response) => {
      const location = headerOf(response.headers, 'location')?.replace(/\/projects\/\d+/, '') ?? '';
      return withHeaders(response, { Location: location });
    }),
  ],
  [
    'pagination-is-complete',
    'a page leads to itself',
    showing(isOf(projects, 'GET'), ({ data, meta }, { query }) => {
      const cursor = new URLSearchParams(query).get('cursor');
      return { data, meta: { next_cursor: cursor ?? meta.next_cursor } };
    }),
  ],
  [
    'pagination-is-complete',
    'the first after a page is left out',
    showing(isOf(projects, 'GET'), ({ data, meta }, { query }) => ({
      data: query.includes('cursor') ? data.slice(1) : data,
      meta,
    })),
  ],
  ['stateful', 'with a task go those before it', deletingTwo],
])(
  '%s: %s',
  async (property, _, mutant) => {
    const cases =
      { 'location-resolves': 'life-cycle', 'unknown-id-refused': 'parent-isolation' }[property] ?? property;
    expect(await broken((truth) => truth, cases)).toEqual([]);
    expect(await broken(mutant, cases)).toContain(property);
  },
  60_000,
);
