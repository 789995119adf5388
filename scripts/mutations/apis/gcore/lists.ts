import { jsonOf, withJson } from '../../http-message-helpers.ts';
import {
  answeredWith,
  changeJson,
  changeQuery,
  changeResponse,
  ignoreParameter,
  succeeded,
} from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';
import { isList, type Page, rejected } from './call-matchers.ts';

/** What is on which page. */
export const lists: readonly HandwrittenMutant[] = [
  { killedBy: 'gcore/pages', id: 'offset is ignored', mutate: ignoreParameter(isList, 'offset') },
  { killedBy: 'gcore/pages', id: 'limit is ignored', mutate: ignoreParameter(isList, 'limit') },
  {
    killedBy: 'gcore/pages',
    id: 'the count is that of the page',
    mutate: changeJson(succeeded(isList), ({ results }: Page) => ({ count: results.length, results })),
  },
  {
    killedBy: 'gcore/pages',
    id: 'the first secret after a page is left out',
    mutate: changeQuery(isList, (query) => {
      const offset = Number(query.get('offset') ?? 0);
      if (offset > 0) query.set('offset', String(offset + 1));
    }),
  },
  {
    killedBy: 'gcore/pages',
    id: 'the last secret of a page is repeated on the next one',
    mutate: changeQuery(isList, (query) => {
      const offset = Number(query.get('offset') ?? 0);
      if (offset > 1) query.set('offset', String(offset - 1));
    }),
  },
  {
    killedBy: 'gcore/pages',
    id: 'every page is in reverse order',
    mutate: changeJson(succeeded(isList), ({ count, results }: Page) => ({
      count,
      results: results.toReversed(),
    })),
  },
  {
    killedBy: 'gcore/page-bounds',
    id: 'a page after the last one is answered with 404',
    mutate: changeResponse(
      (request, response) => succeeded(isList)(request, response) && jsonOf(response).results.length === 0,
      rejected(404, 'NotFoundError'),
    ),
  },
  {
    killedBy: 'gcore/page-bounds',
    id: 'a page after the last one has a count of 0',
    mutate: changeJson(succeeded(isList), ({ count, results }: Page) => ({
      count: results.length === 0 ? 0 : count,
      results,
    })),
  },
  {
    killedBy: 'gcore/page-bounds',
    id: 'a limit has no maximum',
    mutate: changeQuery(isList, (query) => {
      if (query.get('limit') === '1001') query.set('limit', '1000');
    }),
  },
  {
    killedBy: 'gcore/page-bounds',
    id: 'a limit of 0 is accepted',
    mutate: changeResponse(answeredWith(400, isList), (response, { query }) =>
      query === 'limit=0' ? withJson(response, { count: 1, results: [] }, 200) : response,
    ),
  },
  {
    killedBy: 'gcore/page-bounds',
    id: 'an unknown parameter is rejected',
    mutate: changeResponse(
      ({ query }) => query.includes('unheard_of'),
      rejected(400, 'ValidationError', 'unheard_of'),
    ),
  },
];
