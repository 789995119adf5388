import type { PullSecret } from '../../../../contracts/apis/gcore/calls.ts';
import { changing, type HandwrittenMutant, jsonOf, rewriting } from '../../handwritten.ts';
import { answeredWith, isList, misquerying, ok, refusal, rewording, succeeded } from './tools.ts';

interface Page {
  count: number;
  results: PullSecret[];
}

/** Lies about what is on which page, and about who may see it. */
export const liesOfPages: readonly HandwrittenMutant[] = [
  {
    killedBy: 'gcore/pages',
    description: 'the offset is ignored',
    mutate: misquerying((query) => query.delete('offset')),
  },
  {
    killedBy: 'gcore/pages',
    description: 'the limit is ignored',
    mutate: misquerying((query) => query.delete('limit')),
  },
  {
    killedBy: 'gcore/pages',
    description: 'the count is that of the page',
    mutate: rewording<Page>(succeeded(isList), ({ results }) => ({ count: results.length, results })),
  },
  {
    killedBy: 'gcore/pages',
    description: 'the first secret after a page is left out',
    mutate: misquerying((query) => {
      const offset = Number(query.get('offset') ?? 0);
      if (offset > 0) query.set('offset', String(offset + 1));
    }),
  },
  {
    killedBy: 'gcore/pages',
    description: 'the last secret of a page is on the next one again',
    mutate: misquerying((query) => {
      const offset = Number(query.get('offset') ?? 0);
      if (offset > 1) query.set('offset', String(offset - 1));
    }),
  },
  {
    killedBy: 'gcore/pages',
    description: 'every page is in the opposite order',
    mutate: rewording<Page>(succeeded(isList), ({ count, results }) => ({
      count,
      results: results.toReversed(),
    })),
  },
  {
    killedBy: 'gcore/page-bounds',
    description: 'a page beyond the last secret is not found',
    mutate: changing(
      (request, response) =>
        isList(request) && response.status === 200 && jsonOf(response).results.length === 0,
      () => refusal(404, 'NotFoundError'),
    ),
  },
  {
    killedBy: 'gcore/page-bounds',
    description: 'a page beyond the last secret says that there are none',
    mutate: rewording<Page>(succeeded(isList), ({ count, results }) => ({
      count: results.length === 0 ? 0 : count,
      results,
    })),
  },
  {
    killedBy: 'gcore/page-bounds',
    description: 'no limit is too high',
    mutate: misquerying((query) => {
      if (query.get('limit') === '1001') query.set('limit', '1000');
    }),
  },
  {
    killedBy: 'gcore/page-bounds',
    description: 'a limit of 0 is none',
    mutate: changing(answeredWith(400, isList), (response, { query }) =>
      query === 'limit=0' ? ok(response, { count: 1, results: [] }) : response,
    ),
  },
  {
    killedBy: 'gcore/page-bounds',
    description: 'an unknown parameter is refused',
    mutate: changing(
      ({ query }) => query.includes('unheard_of'),
      () => refusal(400, 'ValidationError', 'unheard_of'),
    ),
  },
  {
    killedBy: 'gcore/own-scope',
    description: 'a secret is in every region',
    mutate: rewriting(
      () => true,
      (request) => ({ ...request, path: request.path.replace(/(\/secrets\/[^/]+)\/2147483647/, '$1/1') }),
    ),
  },
  {
    killedBy: 'gcore/own-scope',
    description: 'a secret can be deleted from any project',
    mutate: rewriting(
      ({ method }) => method === 'DELETE',
      (request) => ({ ...request, path: request.path.replace('/secrets/2147483647/', '/secrets/1/') }),
    ),
  },
];
