import { type HttpRequest, type HttpResponse, noBody } from '../../spec/message.ts';
import { changing, type Lie, rewriting } from '../../suite/lying.ts';

const isCreate = ({ method, path }: HttpRequest) => method === 'POST' && path.endsWith('/secrets/create');
const isUpdate = ({ method, path }: HttpRequest) => method === 'POST' && path.endsWith('/update');
const isInspect = ({ method, path }: HttpRequest) => method === 'GET' && /\/secrets\/[^/]+$/.test(path);
const isList = ({ method, path }: HttpRequest) => method === 'GET' && path.endsWith('/secrets');

const jsonOf = ({ body }: HttpRequest | HttpResponse) => JSON.parse(body.toString());
const withJson = (response: HttpResponse, value: unknown) => ({
  ...response,
  body: `${JSON.stringify(value)}\n`,
});
const someId = () => Array.from({ length: 25 }, () => 'abcdefghij'[Math.floor(Math.random() * 10)]).join('');
const created = (response: HttpResponse) => ({ ...withJson(response, { ID: someId() }), status: 201 });

export const lies: readonly Lie[] = [
  {
    caughtBy: 'docker/ping',
    says: 'a HEAD is told of another engine than a GET',
    tell: changing(
      ({ method, path }) => method === 'HEAD' && path.endsWith('/_ping'),
      (response) => ({ ...response, headers: { ...response.headers, Server: 'Docker/1.0 (linux)' } }),
    ),
  },
  {
    caughtBy: 'status-documented',
    says: 'a created secret is 202 Accepted',
    tell: changing(
      (_, { status }) => status === 201,
      (response) => ({ ...response, status: 202 }),
    ),
  },
  {
    caughtBy: 'content-type-documented',
    says: 'a missing secret is told of in HTML',
    tell: changing(
      (_, { status }) => status === 404,
      (response) => ({ ...response, headers: { ...response.headers, 'Content-Type': 'text/html' } }),
    ),
  },
  {
    caughtBy: 'content-type-documented',
    says: 'an update answers with the secret',
    tell: changing(
      (request, { status }) => isUpdate(request) && status === 200,
      (response) => ({
        ...response,
        headers: { ...response.headers, 'Content-Type': 'application/json' },
        body: '{}',
      }),
    ),
  },
  {
    caughtBy: 'headers-documented',
    says: 'the list comes without Api-Version',
    tell: changing(isList, ({ headers: { 'Api-Version': _, ...headers }, ...response }) => ({
      ...response,
      headers,
    })),
  },
  {
    caughtBy: 'headers-documented',
    says: 'Ostype is an operating system that nobody has heard of',
    tell: changing(isInspect, (response) => ({
      ...response,
      headers: { ...response.headers, Ostype: 'plan9' },
    })),
  },
  {
    caughtBy: 'body-schema',
    says: 'a secret without labels has null for them',
    tell: changing(
      (request, { status }) => isInspect(request) && status === 200,
      (response) => {
        const secret = jsonOf(response);
        return withJson(response, { ...secret, Spec: { ...secret.Spec, Labels: null } });
      },
    ),
  },
  {
    caughtBy: 'body-schema',
    says: 'an error is a text, not an object',
    tell: changing(
      (_, { status }) => status === 409,
      (response) => withJson(response, 'name in use'),
    ),
  },
  {
    caughtBy: 'secret-never-leaks',
    says: 'a secret is returned with its data',
    tell: leaking((data, response) => {
      const secret = jsonOf(response);
      return withJson(response, { ...secret, Spec: { ...secret.Spec, Data: data } });
    }),
  },
  {
    caughtBy: 'secret-never-leaks',
    says: 'a header has the data in clear',
    tell: leaking((data, response) => {
      const clear = Buffer.from(data, 'base64').toString();
      return { ...response, headers: { ...response.headers, 'X-Debug': clear } };
    }),
  },
  {
    caughtBy: 'undeclared-method-refused',
    says: 'PUT replaces a secret',
    tell: changing(
      ({ method }) => method === 'PUT',
      (response) => ({ ...response, status: 200, body: '' }),
    ),
  },
  {
    caughtBy: 'unknown-id-refused',
    says: 'what is not there can be deleted',
    tell: changing(
      ({ method }, { status }) => method === 'DELETE' && status === 404,
      ({ headers: { 'Content-Type': _, ...headers } }) => ({ status: 204, headers, body: '' }),
    ),
  },
  {
    caughtBy: 'invalid-input-refused',
    says: 'a create is never refused for its body',
    tell: changing((request, { status }) => isCreate(request) && status === 400, created),
  },
  {
    caughtBy: 'invalid-input-refused',
    says: 'filters that cannot be read filter nothing',
    tell: changing(
      (request, { status }) => isList(request) && status === 500,
      (response) => ({ ...withJson(response, []), status: 200 }),
    ),
  },
  {
    caughtBy: 'docker/life-cycle',
    says: 'a deleted secret can still be inspected',
    tell: remembering(),
  },
  {
    caughtBy: 'docker/life-cycle',
    says: 'a label with an empty value is lost',
    tell: rewriting(isCreate, (request) =>
      withLabels(request, (labels) => labels.filter(([, value]) => value !== '')),
    ),
  },
  {
    caughtBy: 'docker/stale-version',
    says: 'the last writer wins, whatever version it read',
    tell: rewriting(isUpdate, async (request, truth) => {
      if (!request.query.includes('version=')) return request;
      const path = request.path.replace(/\/update$/, '');
      const current = jsonOf(await truth({ ...request, method: 'GET', path, query: '', body: noBody }));
      return { ...request, query: `version=${current.Version?.Index ?? 0}` };
    }),
  },
  {
    caughtBy: 'docker/only-labels-change',
    says: 'new labels are merged into the old ones',
    tell: rewriting(isUpdate, async (request, truth) => {
      const path = request.path.replace(/\/update$/, '');
      const current = jsonOf(await truth({ ...request, method: 'GET', path, query: '', body: noBody }));
      const old = Object.entries(current.Spec?.Labels ?? {}) as [string, string][];
      return withLabels(request, (labels) => [...old, ...labels]);
    }),
  },
  {
    caughtBy: 'docker/only-labels-change',
    says: 'another name is accepted, and ignored',
    tell: changing(
      (request, response) => isUpdate(request) && response.body.includes('only updates to Labels'),
      ({ headers: { 'Content-Type': _, ...headers } }) => ({ status: 200, headers, body: '' }),
    ),
  },
  {
    caughtBy: 'docker/duplicate-names',
    says: 'a name can be taken twice',
    tell: changing((_, { status }) => status === 409, created),
  },
  {
    caughtBy: 'docker/filters',
    says: 'the label filter is ignored',
    tell: rewriting(isList, (request) => {
      const filters = new URLSearchParams(request.query).get('filters');
      if (filters === null || !filters.startsWith('{')) return request;
      const { label: _, ...others } = JSON.parse(filters);
      return { ...request, query: `filters=${encodeURIComponent(JSON.stringify(others))}` };
    }),
  },
  {
    caughtBy: 'docker/filters',
    says: 'the list knows no filters',
    tell: rewriting(isList, (request) => ({ ...request, query: '' })),
  },
  {
    caughtBy: 'docker/prefix-look-up',
    says: 'a prefix of an ID finds nothing',
    tell: rewriting(isInspect, (request) => ({
      ...request,
      path: request.path.replace(/\/([a-z0-9]{5,24})$/, '/$1-'),
    })),
  },
  {
    caughtBy: 'docker/data-limits',
    says: 'data may be larger than the engine keeps',
    tell: changing(
      (request, { status }) => isCreate(request) && status === 400 && request.body.length > 600_000,
      created,
    ),
  },
  {
    caughtBy: 'docker/driver-rules',
    says: 'a driver that is not there is made use of',
    tell: changing((_, response) => response.body.includes('plugin'), created),
  },
];

/** Keeps what creates bring, and puts it into what is inspected. */
function leaking(leak: (data: string, response: HttpResponse) => HttpResponse): Lie['tell'] {
  let data = '';
  return changing(
    (request, { status }) => {
      if (isCreate(request) && status === 201) data = jsonOf(request).Data;
      return isInspect(request) && status === 200;
    },
    (response) => leak(data, response),
  );
}

/** Answers from what was once inspected. */
function remembering(): Lie['tell'] {
  const seen = new Map<string, HttpResponse>();
  return changing(isInspect, (response, { path }) => {
    if (response.status === 200) seen.set(path, response);
    return seen.get(path) ?? response;
  });
}

function withLabels(
  request: HttpRequest,
  change: (labels: [string, string][]) => [string, string][],
): HttpRequest {
  try {
    const spec = jsonOf(request);
    const Labels = Object.fromEntries(change(Object.entries(spec.Labels ?? {})));
    return { ...request, body: Buffer.from(JSON.stringify({ ...spec, Labels })) };
  } catch {
    return request;
  }
}
