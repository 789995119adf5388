import { type Json, jsonOf } from '../../http-message-helpers.ts';
import { changeQuery, changeResponse, ignoreParameter } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant, Mutate } from '../../mutant.ts';
import { changeLists, isList, rejected } from './call-matchers.ts';

/** What is listed, on which page, and how it is searched. */
export const lists: readonly HandwrittenMutant[] = [
  { killedBy: 'ecp/paging', id: 'offset is ignored', mutate: ignoreParameter(isList, 'offset') },
  { killedBy: 'ecp/paging', id: 'limit is ignored', mutate: ignoreParameter(isList, 'limit') },
  {
    killedBy: 'ecp/paging',
    id: 'offset counts pages',
    mutate: changeQuery(isList, (query) => {
      const offset = Number(query.get('offset') ?? 0);
      if (offset > 0) query.set('offset', `${offset * Number(query.get('limit') ?? 100)}`);
    }),
  },
  {
    killedBy: 'ecp/paging',
    id: 'the count is that of the page',
    mutate: changeLists((list) => ({ ...list, totalCount: list.ImagePullSecrets.length })),
  },
  {
    killedBy: 'ecp/paging',
    id: 'the page after the last one is the first',
    mutate: changeQuery(isList, (query) => {
      if (query.get('offset') === '5') query.delete('offset');
    }),
  },
  {
    killedBy: 'ecp/paging',
    id: 'every page is in reverse order',
    mutate: changeLists((list) => ({ ...list, ImagePullSecrets: list.ImagePullSecrets.toReversed() })),
  },
  {
    killedBy: 'ecp/page-limits',
    id: 'a limit of 0 is ignored',
    mutate: changeQuery(isList, (query) => {
      if (query.get('limit') === '0') query.delete('limit');
    }),
  },
  {
    killedBy: 'ecp/page-limits',
    id: 'a limit over 200 is read as 200',
    mutate: changeQuery(isList, (query) => {
      if (Number(query.get('limit')) > 200) query.set('limit', '200');
    }),
  },
  {
    killedBy: 'ecp/page-limits',
    id: 'an invalid offset is called an invalid limit',
    mutate: changeResponse(
      (_, response) => jsonOf(response).error === 'InvalidListOffset',
      rejected(400, 'InvalidListLimit'),
    ),
  },
  {
    killedBy: 'ecp/page-limits',
    id: 'a page has one secret by default',
    mutate: changeQuery(isList, (query) => {
      if (!query.has('limit')) query.set('limit', '1');
    }),
  },
  {
    killedBy: 'ecp/search',
    id: 'searchString is ignored',
    mutate: ignoreParameter(isList, 'searchString'),
  },
  {
    killedBy: 'ecp/search',
    id: 'a search is case-sensitive',
    mutate: keepFound((name, searched) => name.includes(searched)),
  },
  {
    killedBy: 'ecp/search',
    id: 'a search compares the start of a name only',
    mutate: keepFound((name, searched) => name.startsWith(searched)),
  },
  {
    killedBy: 'ecp/search',
    id: 'the count is one too high',
    mutate: changeLists((list) => ({ ...list, totalCount: list.totalCount + 1 })),
  },
  {
    killedBy: 'ecp/search',
    id: 'an asterisk is a wildcard',
    mutate: changeQuery(isList, (query) => {
      const searched = query.get('searchString');
      if (searched !== null) query.set('searchString', searched.replaceAll('*', ''));
    }),
  },
];

/** Leaves out of a list what another search does not find. */
function keepFound(isFound: (name: string, searched: string) => boolean): Mutate {
  return changeLists(({ ImagePullSecrets: secrets, totalCount }, query) => {
    const found = secrets.filter(({ name }: Json) => isFound(name, query.get('searchString') ?? ''));
    return { ImagePullSecrets: found, totalCount: totalCount - secrets.length + found.length };
  });
}
