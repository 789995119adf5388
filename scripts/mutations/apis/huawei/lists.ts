import { jsonOf } from '../../http-message-helpers.ts';
import { changeJson, changeQuery, ignoreParameter, succeeded } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';
import { changePart, isList, isTagSearch, setMembers } from './call-matchers.ts';

/** What is listed or found, and on which page. */
export const lists: readonly HandwrittenMutant[] = [
  {
    killedBy: 'huawei/list-by-event',
    id: 'event_name is ignored',
    mutate: ignoreParameter(
      (request) => isList(request) && request.query.includes('event_name='),
      'event_name',
    ),
  },
  {
    killedBy: 'huawei/secret-pages',
    id: 'marker is ignored',
    mutate: ignoreParameter((request) => isList(request) && request.query.includes('marker='), 'marker'),
  },
  {
    killedBy: 'huawei/secret-pages',
    id: 'limit is ignored',
    mutate: changeQuery(
      (request) => isList(request) && request.query.includes('limit=2'),
      (query) => query.set('limit', '1000'),
    ),
  },
  {
    killedBy: 'huawei/secret-pages',
    id: 'next_marker is another name',
    mutate: changePart(
      (request, response) => succeeded(isList)(request, response) && request.query.includes('limit=2'),
      'page_info',
      () => ({ next_marker: 'the-one-after' }),
    ),
  },
  {
    killedBy: 'huawei/listed-as-shown',
    id: 'listed secrets have no description',
    mutate: changeJson(succeeded(isList), ({ secrets, ...page }) => ({
      ...page,
      secrets: secrets.map((secret: object) => ({ ...secret, description: '' })),
    })),
  },
  {
    killedBy: 'huawei/two-pages-are-one',
    id: 'the count of a page is one too high',
    mutate: changePart(succeeded(isList), 'page_info', (_, _request, { secrets }) => ({
      current_count: secrets.length + 1,
    })),
  },
  {
    killedBy: 'huawei/find-by-tags',
    id: 'a search ignores the values of a tag',
    mutate: setMembers(isTagSearch, ({ tags }) => ({
      tags: tags?.map?.((tag: object) => ({ ...tag, values: [] })) ?? tags,
    })),
  },
  {
    killedBy: 'huawei/find-by-tags',
    id: 'the count of a search is that of the page',
    mutate: changeJson(
      (request, response) => succeeded(isTagSearch)(request, response) && jsonOf(request).action === 'filter',
      (found) => ({ ...found, total_count: found.resources.length }),
    ),
  },
];
