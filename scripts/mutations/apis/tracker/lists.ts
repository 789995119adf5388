import { type Json, jsonOf, withJson, withQuery } from '../../http-message-helpers.ts';
import { answeredWith, ignoreParameter, succeeded } from '../../match-and-change-calls.ts';
import type { Handle, HandwrittenMutant } from '../../mutant.ts';
import { changeSuccess, isProjectDelete, isProjectList, isTaskList, readOf } from './call-matchers.ts';

/** What is listed, in which order, and on which page. */
export const lists: readonly HandwrittenMutant[] = [
  { killedBy: 'filters-match', id: 'state is ignored', mutate: ignoreParameter(isProjectList, 'state') },
  { killedBy: 'filters-match', id: 'owner is ignored', mutate: ignoreParameter(isProjectList, 'owner') },
  { killedBy: 'filters-match', id: 'a filter is applied to a page', mutate: filterPage },
  { killedBy: 'sort-order', id: 'sort is ignored', mutate: ignoreParameter(isTaskList, 'sort') },
  { killedBy: 'sort-order', id: 'order is ignored', mutate: ignoreParameter(isTaskList, 'order') },
  { killedBy: 'life-cycle', id: 'a deleted project is listed', mutate: listDeleted },
  {
    killedBy: 'pagination-is-complete',
    id: 'a page leads to itself',
    mutate: changeSuccess(isProjectList, ({ data, meta }, { query }) => {
      const cursor = new URLSearchParams(query).get('cursor');
      return { data, meta: { next_cursor: cursor ?? meta.next_cursor } };
    }),
  },
  {
    killedBy: 'pagination-is-complete',
    id: 'the first project after a page is left out',
    mutate: changeSuccess(isProjectList, ({ data, meta }, { query }) => ({
      data: query.includes('cursor') ? data.slice(1) : data,
      meta,
    })),
  },
];

/** Filters the tasks of a page, in place of pages of the filtered tasks. */
function filterPage(handle: Handle): Handle {
  return async (request) => {
    const status = new URLSearchParams(request.query).get('status');
    if (!isTaskList(request) || status === null) return handle(request);
    const response = await handle(withQuery(request, (query) => query.delete('status')));
    if (response.status !== 200) return response;
    const { tasks, ...page } = jsonOf(response);
    return withJson(response, { ...page, tasks: tasks.filter((task: Json) => task.status === status) });
  };
}

/** Lists the project that was deleted last, on the last page. */
function listDeleted(handle: Handle): Handle {
  let deleted: Json;
  return async (request) => {
    const before = isProjectDelete(request) ? jsonOf(await handle(readOf(request))).data : undefined;
    const response = await handle(request);
    if (before && answeredWith(204)(request, response)) deleted = before;
    if (!succeeded(isProjectList)(request, response) || !deleted) return response;
    const { data, meta } = jsonOf(response);
    return withJson(response, { data: meta.next_cursor ? data : [...data, deleted], meta });
  };
}
