import { noBody } from '../../../spec/message.ts';
import {
  bodiless,
  changing,
  type Json,
  jsonOf,
  type Lie,
  rewriting,
  withHeaders,
  withJson,
} from '../../../suite/lying.ts';
import { created, isCreate, isInspect, isList, isUpdate, remembering, withLabels } from './tools.ts';

/** Lies about what only an engine promises. */
export const laws: readonly Lie[] = [
  {
    caughtBy: 'docker/ping',
    says: 'a HEAD is told of another engine than a GET',
    tell: changing(
      ({ method, path }) => method === 'HEAD' && path.endsWith('/_ping'),
      (response) => withHeaders(response, { Server: 'Docker/1.0 (linux)' }),
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
    caughtBy: 'docker/life-cycle',
    says: 'a list tells of an older version than an inspection',
    tell: changing(
      (request, { status }) => isList(request) && status === 200,
      (response) =>
        withJson(
          response,
          jsonOf(response).map((secret: Json) => ({
            ...secret,
            Version: { Index: secret.Version.Index - 1 },
          })),
        ),
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
      (response) => bodiless(200, response),
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
