import { changing, type HandwrittenMutant, jsonOf, withJson } from '../../handwritten.ts';
import { isList, rewritingQuery, withPart } from './tools.ts';

/** What the journeys through lists of secrets must catch. */
export const listLies: readonly HandwrittenMutant[] = [
  {
    killedBy: 'huawei/event-subscriptions',
    description: 'the list is the same for every event',
    mutate: rewritingQuery(
      ({ query, ...request }) => isList({ query, ...request }) && query.includes('event_name='),
      {
        event_name: undefined,
      },
    ),
  },
  {
    killedBy: 'huawei/secret-pages',
    description: 'the marker is ignored',
    mutate: rewritingQuery((request) => isList(request) && request.query.includes('marker='), {
      marker: undefined,
    }),
  },
  {
    killedBy: 'huawei/secret-pages',
    description: 'the limit is ignored',
    mutate: rewritingQuery((request) => isList(request) && request.query.includes('limit=2'), {
      limit: '1000',
    }),
  },
  {
    killedBy: 'huawei/secret-pages',
    description: 'the next page is named by its own first secret',
    mutate: changing(
      (request, { status }) => isList(request) && status === 200 && request.query.includes('limit=2'),
      (response) => withPart(response, 'page_info', { next_marker: 'the-one-after' }),
    ),
  },
  {
    killedBy: 'huawei/listed-as-shown',
    description: 'the list has no descriptions',
    mutate: changing(
      (request, { status }) => isList(request) && status === 200,
      (response) => {
        const json = jsonOf(response);
        const secrets = json.secrets.map((secret: object) => ({ ...secret, description: '' }));
        return withJson(response, { ...json, secrets });
      },
    ),
  },
  {
    killedBy: 'huawei/pages-agree',
    description: 'a page counts one secret too many',
    mutate: changing(
      (request, { status }) => isList(request) && status === 200,
      (response) => withPart(response, 'page_info', { current_count: jsonOf(response).secrets.length + 1 }),
    ),
  },
];
