import { changing, type HandwrittenMutant, type Json, jsonOf } from '../../handwritten.ts';
import { changingLists, refusal, rewritingQueries } from './tools.ts';

/** Lies about what is listed. */
export const listLies: readonly HandwrittenMutant[] = [
  {
    killedBy: 'ecp/paging',
    description: 'the offset is ignored',
    mutate: rewritingQueries((query) => query.delete('offset')),
  },
  {
    killedBy: 'ecp/paging',
    description: 'the limit is ignored',
    mutate: rewritingQueries((query) => query.delete('limit')),
  },
  {
    killedBy: 'ecp/paging',
    description: 'the offset counts pages',
    mutate: rewritingQueries((query) => {
      const [offset, limit] = [Number(query.get('offset') ?? 0), Number(query.get('limit') ?? 100)];
      if (offset > 0) query.set('offset', `${offset * limit}`);
    }),
  },
  {
    killedBy: 'ecp/paging',
    description: 'the count is that of the page',
    mutate: changingLists((list) => ({ ...list, totalCount: list.ImagePullSecrets.length })),
  },
  {
    killedBy: 'ecp/paging',
    description: 'past the end is the first page again',
    mutate: rewritingQueries((query) => {
      if (query.get('offset') === '5') query.delete('offset');
    }),
  },
  {
    killedBy: 'ecp/paging',
    description: 'the last of a page comes first',
    mutate: changingLists((list) => ({ ...list, ImagePullSecrets: list.ImagePullSecrets.toReversed() })),
  },
  {
    killedBy: 'ecp/page-limits',
    description: 'a limit of 0 is none',
    mutate: rewritingQueries((query) => {
      if (query.get('limit') === '0') query.delete('limit');
    }),
  },
  {
    killedBy: 'ecp/page-limits',
    description: 'a limit over 200 is 200',
    mutate: rewritingQueries((query) => {
      if (Number(query.get('limit')) > 200) query.set('limit', '200');
    }),
  },
  {
    killedBy: 'ecp/page-limits',
    description: 'a wrong offset is called a wrong limit',
    mutate: changing(
      (_, response) => jsonOf(response).error === 'InvalidListOffset',
      (response) => refusal(400, 'InvalidListLimit', response),
    ),
  },
  {
    killedBy: 'ecp/page-limits',
    description: 'without a limit there is one secret a page',
    mutate: rewritingQueries((query) => {
      if (!query.has('limit')) query.set('limit', '1');
    }),
  },
  {
    killedBy: 'ecp/search',
    description: 'searchString is ignored',
    mutate: rewritingQueries((query) => query.delete('searchString')),
  },
  {
    killedBy: 'ecp/search',
    description: 'a name is found in its own case alone',
    mutate: finding((name, searched) => name.includes(searched)),
  },
  {
    killedBy: 'ecp/search',
    description: 'a name is found by its beginning alone',
    mutate: finding((name, searched) => name.startsWith(searched)),
  },
  {
    killedBy: 'ecp/search',
    description: 'the count is that of all secrets',
    mutate: changingLists((list) => ({ ...list, totalCount: list.totalCount + 1 })),
  },
  {
    killedBy: 'ecp/search',
    description: 'an asterisk stands for anything',
    mutate: rewritingQueries((query) => {
      const searched = query.get('searchString');
      if (searched !== null) query.set('searchString', searched.replaceAll('*', ''));
    }),
  },
];

/** Leaves out what was found otherwise. */
function finding(isFound: (name: string, searched: string) => boolean): HandwrittenMutant['mutate'] {
  return changingLists(({ ImagePullSecrets: secrets, totalCount }, query) => {
    const found = secrets.filter(({ name }: Json) => isFound(name, query.get('searchString') ?? ''));
    return { ImagePullSecrets: found, totalCount: totalCount - secrets.length + found.length };
  });
}
