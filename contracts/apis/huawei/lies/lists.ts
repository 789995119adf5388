import { changing, jsonOf, type Lie, withJson } from '../../../suite/lying.ts';
import { isList, rewritingQuery, withPart } from './tools.ts';

/** What the journeys through lists of secrets must catch. */
export const listLies: readonly Lie[] = [
  {
    caughtBy: 'huawei/event-subscriptions',
    says: 'the list is the same for every event',
    tell: rewritingQuery(
      ({ query, ...request }) => isList({ query, ...request }) && query.includes('event_name='),
      {
        event_name: undefined,
      },
    ),
  },
  {
    caughtBy: 'huawei/secret-pages',
    says: 'the marker is ignored',
    tell: rewritingQuery((request) => isList(request) && request.query.includes('marker='), {
      marker: undefined,
    }),
  },
  {
    caughtBy: 'huawei/secret-pages',
    says: 'the limit is ignored',
    tell: rewritingQuery((request) => isList(request) && request.query.includes('limit=2'), {
      limit: '1000',
    }),
  },
  {
    caughtBy: 'huawei/secret-pages',
    says: 'the next page is named by its own first secret',
    tell: changing(
      (request, { status }) => isList(request) && status === 200 && request.query.includes('limit=2'),
      (response) => withPart(response, 'page_info', { next_marker: 'the-one-after' }),
    ),
  },
  {
    caughtBy: 'huawei/listed-as-shown',
    says: 'the list has no descriptions',
    tell: changing(
      (request, { status }) => isList(request) && status === 200,
      (response) => {
        const json = jsonOf(response);
        const secrets = json.secrets.map((secret: object) => ({ ...secret, description: '' }));
        return withJson(response, { ...json, secrets });
      },
    ),
  },
  {
    caughtBy: 'huawei/pages-agree',
    says: 'a page counts one secret too many',
    tell: changing(
      (request, { status }) => isList(request) && status === 200,
      (response) => withPart(response, 'page_info', { current_count: jsonOf(response).secrets.length + 1 }),
    ),
  },
];
