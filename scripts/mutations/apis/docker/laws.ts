import { noBody } from '../../../../contracts/http/message.ts';
import {
  bodiless,
  changing,
  type HandwrittenMutant,
  type Json,
  jsonOf,
  rewriting,
  withHeaders,
  withJson,
} from '../../handwritten.ts';
import { created, isCreate, isInspect, isList, isUpdate, remembering, withLabels } from './tools.ts';

/** Lies about what only an engine promises. */
export const laws: readonly HandwrittenMutant[] = [
  {
    killedBy: 'docker/ping',
    description: 'a HEAD is told of another engine than a GET',
    mutate: changing(
      ({ method, path }) => method === 'HEAD' && path.endsWith('/_ping'),
      (response) => withHeaders(response, { Server: 'Docker/1.0 (linux)' }),
    ),
  },
  {
    killedBy: 'docker/life-cycle',
    description: 'a deleted secret can still be inspected',
    mutate: remembering(),
  },
  {
    killedBy: 'docker/life-cycle',
    description: 'a label with an empty value is lost',
    mutate: rewriting(isCreate, (request) =>
      withLabels(request, (labels) => labels.filter(([, value]) => value !== '')),
    ),
  },
  {
    killedBy: 'docker/life-cycle',
    description: 'a list tells of an older version than an inspection',
    mutate: changing(
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
    killedBy: 'docker/stale-version',
    description: 'the last writer wins, whatever version it read',
    mutate: rewriting(isUpdate, async (request, truth) => {
      if (!request.query.includes('version=')) return request;
      const path = request.path.replace(/\/update$/, '');
      const current = jsonOf(await truth({ ...request, method: 'GET', path, query: '', body: noBody }));
      return { ...request, query: `version=${current.Version?.Index ?? 0}` };
    }),
  },
  {
    killedBy: 'docker/only-labels-change',
    description: 'new labels are merged into the old ones',
    mutate: rewriting(isUpdate, async (request, truth) => {
      const path = request.path.replace(/\/update$/, '');
      const current = jsonOf(await truth({ ...request, method: 'GET', path, query: '', body: noBody }));
      const old = Object.entries(current.Spec?.Labels ?? {}) as [string, string][];
      return withLabels(request, (labels) => [...old, ...labels]);
    }),
  },
  {
    killedBy: 'docker/only-labels-change',
    description: 'another name is accepted, and ignored',
    mutate: changing(
      (request, response) => isUpdate(request) && response.body.includes('only updates to Labels'),
      (response) => bodiless(200, response),
    ),
  },
  {
    killedBy: 'docker/duplicate-names',
    description: 'a name can be taken twice',
    mutate: changing((_, { status }) => status === 409, created),
  },
  {
    killedBy: 'docker/filters',
    description: 'the label filter is ignored',
    mutate: rewriting(isList, (request) => {
      const filters = new URLSearchParams(request.query).get('filters');
      if (filters === null || !filters.startsWith('{')) return request;
      const { label: _, ...others } = JSON.parse(filters);
      return { ...request, query: `filters=${encodeURIComponent(JSON.stringify(others))}` };
    }),
  },
  {
    killedBy: 'docker/filters',
    description: 'the list knows no filters',
    mutate: rewriting(isList, (request) => ({ ...request, query: '' })),
  },
  {
    killedBy: 'docker/prefix-look-up',
    description: 'a prefix of an ID finds nothing',
    mutate: rewriting(isInspect, (request) => ({
      ...request,
      path: request.path.replace(/\/([a-z0-9]{5,24})$/, '/$1-'),
    })),
  },
  {
    killedBy: 'docker/data-limits',
    description: 'data may be larger than the engine keeps',
    mutate: changing(
      (request, { status }) => isCreate(request) && status === 400 && request.body.length > 600_000,
      created,
    ),
  },
  {
    killedBy: 'docker/driver-rules',
    description: 'a driver that is not there is made use of',
    mutate: changing((_, response) => response.body.includes('plugin'), created),
  },
];
