import { changing, type Json, jsonOf, type Lie } from '../../../suite/lying.ts';
import { changingLists, refusal, rewritingQueries } from './tools.ts';

/** Lies about what is listed. */
export const listLies: readonly Lie[] = [
  {
    caughtBy: 'ecp/paging',
    says: 'the offset is ignored',
    tell: rewritingQueries((query) => query.delete('offset')),
  },
  {
    caughtBy: 'ecp/paging',
    says: 'the limit is ignored',
    tell: rewritingQueries((query) => query.delete('limit')),
  },
  {
    caughtBy: 'ecp/paging',
    says: 'the offset counts pages',
    tell: rewritingQueries((query) => {
      const [offset, limit] = [Number(query.get('offset') ?? 0), Number(query.get('limit') ?? 100)];
      if (offset > 0) query.set('offset', `${offset * limit}`);
    }),
  },
  {
    caughtBy: 'ecp/paging',
    says: 'the count is that of the page',
    tell: changingLists((list) => ({ ...list, totalCount: list.ImagePullSecrets.length })),
  },
  {
    caughtBy: 'ecp/paging',
    says: 'past the end is the first page again',
    tell: rewritingQueries((query) => {
      if (query.get('offset') === '5') query.delete('offset');
    }),
  },
  {
    caughtBy: 'ecp/paging',
    says: 'the last of a page comes first',
    tell: changingLists((list) => ({ ...list, ImagePullSecrets: list.ImagePullSecrets.toReversed() })),
  },
  {
    caughtBy: 'ecp/page-limits',
    says: 'a limit of 0 is none',
    tell: rewritingQueries((query) => {
      if (query.get('limit') === '0') query.delete('limit');
    }),
  },
  {
    caughtBy: 'ecp/page-limits',
    says: 'a limit over 200 is 200',
    tell: rewritingQueries((query) => {
      if (Number(query.get('limit')) > 200) query.set('limit', '200');
    }),
  },
  {
    caughtBy: 'ecp/page-limits',
    says: 'a wrong offset is called a wrong limit',
    tell: changing(
      (_, response) => jsonOf(response).error === 'InvalidListOffset',
      (response) => refusal(400, 'InvalidListLimit', response),
    ),
  },
  {
    caughtBy: 'ecp/page-limits',
    says: 'without a limit there is one secret a page',
    tell: rewritingQueries((query) => {
      if (!query.has('limit')) query.set('limit', '1');
    }),
  },
  {
    caughtBy: 'ecp/search',
    says: 'searchString is ignored',
    tell: rewritingQueries((query) => query.delete('searchString')),
  },
  {
    caughtBy: 'ecp/search',
    says: 'a name is found in its own case alone',
    tell: finding((name, searched) => name.includes(searched)),
  },
  {
    caughtBy: 'ecp/search',
    says: 'a name is found by its beginning alone',
    tell: finding((name, searched) => name.startsWith(searched)),
  },
  {
    caughtBy: 'ecp/search',
    says: 'the count is that of all secrets',
    tell: changingLists((list) => ({ ...list, totalCount: list.totalCount + 1 })),
  },
  {
    caughtBy: 'ecp/search',
    says: 'an asterisk stands for anything',
    tell: rewritingQueries((query) => {
      const searched = query.get('searchString');
      if (searched !== null) query.set('searchString', searched.replaceAll('*', ''));
    }),
  },
];

/** Leaves out what was found otherwise. */
function finding(isFound: (name: string, searched: string) => boolean): Lie['tell'] {
  return changingLists(({ ImagePullSecrets: secrets, totalCount }, query) => {
    const found = secrets.filter(({ name }: Json) => isFound(name, query.get('searchString') ?? ''));
    return { ImagePullSecrets: found, totalCount: totalCount - secrets.length + found.length };
  });
}
