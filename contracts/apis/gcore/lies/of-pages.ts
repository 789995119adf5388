import { changing, jsonOf, type Lie, rewriting } from '../../../suite/lying.ts';
import type { PullSecret } from '../calls.ts';
import { answeredWith, isList, misquerying, ok, refusal, rewording, succeeded } from './tools.ts';

interface Page {
  count: number;
  results: PullSecret[];
}

/** Lies about what is on which page, and about who may see it. */
export const liesOfPages: readonly Lie[] = [
  {
    caughtBy: 'gcore/pages',
    says: 'the offset is ignored',
    tell: misquerying((query) => query.delete('offset')),
  },
  {
    caughtBy: 'gcore/pages',
    says: 'the limit is ignored',
    tell: misquerying((query) => query.delete('limit')),
  },
  {
    caughtBy: 'gcore/pages',
    says: 'the count is that of the page',
    tell: rewording<Page>(succeeded(isList), ({ results }) => ({ count: results.length, results })),
  },
  {
    caughtBy: 'gcore/pages',
    says: 'the first secret after a page is left out',
    tell: misquerying((query) => {
      const offset = Number(query.get('offset') ?? 0);
      if (offset > 0) query.set('offset', String(offset + 1));
    }),
  },
  {
    caughtBy: 'gcore/pages',
    says: 'the last secret of a page is on the next one again',
    tell: misquerying((query) => {
      const offset = Number(query.get('offset') ?? 0);
      if (offset > 1) query.set('offset', String(offset - 1));
    }),
  },
  {
    caughtBy: 'gcore/pages',
    says: 'every page is in the opposite order',
    tell: rewording<Page>(succeeded(isList), ({ count, results }) => ({
      count,
      results: results.toReversed(),
    })),
  },
  {
    caughtBy: 'gcore/page-bounds',
    says: 'a page beyond the last secret is not found',
    tell: changing(
      (request, response) =>
        isList(request) && response.status === 200 && jsonOf(response).results.length === 0,
      () => refusal(404, 'NotFoundError'),
    ),
  },
  {
    caughtBy: 'gcore/page-bounds',
    says: 'a page beyond the last secret says that there are none',
    tell: rewording<Page>(succeeded(isList), ({ count, results }) => ({
      count: results.length === 0 ? 0 : count,
      results,
    })),
  },
  {
    caughtBy: 'gcore/page-bounds',
    says: 'no limit is too high',
    tell: misquerying((query) => {
      if (query.get('limit') === '1001') query.set('limit', '1000');
    }),
  },
  {
    caughtBy: 'gcore/page-bounds',
    says: 'a limit of 0 is none',
    tell: changing(answeredWith(400, isList), (response, { query }) =>
      query === 'limit=0' ? ok(response, { count: 1, results: [] }) : response,
    ),
  },
  {
    caughtBy: 'gcore/page-bounds',
    says: 'an unknown parameter is refused',
    tell: changing(
      ({ query }) => query.includes('unheard_of'),
      () => refusal(400, 'ValidationError', 'unheard_of'),
    ),
  },
  {
    caughtBy: 'gcore/own-scope',
    says: 'a secret is in every region',
    tell: rewriting(
      () => true,
      (request) => ({ ...request, path: request.path.replace(/(\/secrets\/[^/]+)\/2147483647/, '$1/1') }),
    ),
  },
  {
    caughtBy: 'gcore/own-scope',
    says: 'a secret can be deleted from any project',
    tell: rewriting(
      ({ method }) => method === 'DELETE',
      (request) => ({ ...request, path: request.path.replace('/secrets/2147483647/', '/secrets/1/') }),
    ),
  },
];
