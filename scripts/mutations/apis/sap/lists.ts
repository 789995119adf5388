import { jsonOf, withJson, withQuery } from '../../http-message-helpers.ts';
import {
  answeredWith,
  changeJson,
  changeQuery,
  changeRequest,
  ignoreParameter,
  succeeded,
} from '../../match-and-change-calls.ts';
import type { HandwrittenMutant, Mutate } from '../../mutant.ts';
import { isCreate, isList, isQuota, isRead } from './call-matchers.ts';

/** Lists, their pages and counts, and the quota. */
export const lists: readonly HandwrittenMutant[] = [
  { killedBy: 'sap/paging', id: '$skip is ignored', mutate: ignoreParameter(isList, '$skip') },
  { killedBy: 'sap/paging', id: '$top is ignored', mutate: ignoreParameter(isList, '$top') },
  {
    killedBy: 'sap/paging',
    id: '$skip counts pages',
    mutate: changeQuery(isList, (query) => {
      const skip = Number(query.get('$skip') ?? 0) * Number(query.get('$top') ?? 1);
      if (Number.isSafeInteger(skip)) query.set('$skip', String(skip));
    }),
  },
  {
    killedBy: 'sap/paging',
    id: 'a $top of 0 is ignored',
    mutate: changeQuery(isList, (query) => {
      if (query.get('$top') === '0') query.delete('$top');
    }),
  },
  {
    killedBy: 'sap/paging',
    id: 'secrets are listed in the order of their creation',
    mutate: orderByCreation(),
  },
  {
    killedBy: 'sap/paging',
    id: 'a page has three secrets by default',
    mutate: changeQuery(isList, (query) => {
      if (!query.has('$top')) query.set('$top', '3');
    }),
  },
  {
    killedBy: 'sap/counts',
    id: 'the count is always that of all secrets',
    mutate: changeQuery(isList, (query) => query.set('$count', 'true')),
  },
  {
    killedBy: 'sap/counts',
    id: 'the count is always that of the page',
    mutate: changeQuery(isList, (query) => query.set('$count', 'false')),
  },
  {
    killedBy: 'sap/page-parameter-values',
    id: '$count=1 is read as $count=true',
    mutate: changeQuery(isList, (query) => {
      if (query.get('$count') === '1') query.set('$count', 'true');
    }),
  },
  {
    killedBy: 'sap/page-parameter-values',
    id: 'an empty $top is ignored',
    mutate: changeQuery(isList, (query) => {
      if (query.get('$top') === '') query.delete('$top');
    }),
  },
  {
    killedBy: 'sap/page-parameter-values',
    id: 'an invalid quotaOnly is read as false',
    mutate: (handle) => async (request) => {
      const response = await handle(request);
      return answeredWith(400, isQuota)(request, response) ? handle({ ...request, query: '' }) : response;
    },
  },
  {
    killedBy: 'sap/dollar-sign-raw-or-encoded',
    id: 'a parameter with an unescaped $ is ignored',
    mutate: changeRequest(
      (request) => isList(request) && request.query.includes('$'),
      (request) => ({ ...request, query: '' }),
    ),
  },
  {
    killedBy: 'sap/listed-can-be-read',
    id: 'the quota counts one secret too many',
    mutate: changeJson(succeeded(isQuota), ({ quota, usage }) => ({
      quota,
      ...(usage && { usage: { count: usage.count + 1 } }),
    })),
  },
  {
    killedBy: 'sap/listed-can-be-read',
    id: 'a secret is read under another name than it is listed under',
    mutate: changeJson(succeeded(isRead), ({ name }) => ({ name: name.toUpperCase() })),
  },
  {
    killedBy: 'sap/quota-usage',
    id: 'the usage never changes',
    mutate: changeJson(succeeded(isQuota), () => ({ quota: { maxCount: 50 }, usage: { count: 1 } })),
  },
  {
    killedBy: 'sap/quota-usage',
    id: 'quotaOnly is ignored',
    mutate: ignoreParameter((request) => isQuota(request) && request.query === 'quotaOnly=true', 'quotaOnly'),
  },
];

/** Lists the newest secret last, consistently on all pages. */
function orderByCreation(): Mutate {
  return (handle) => {
    const created: string[] = [];
    return async (request) => {
      if (!isList(request)) {
        const response = await handle(request);
        if (succeeded(isCreate)(request, response)) created.push(jsonOf(request).name);
        return response;
      }
      const query = new URLSearchParams(request.query);
      const response = await handle(
        withQuery(request, (all) => {
          all.delete('$top');
          all.delete('$skip');
        }),
      );
      if (response.status !== 200) return response;
      const { resources } = jsonOf(response) as { resources: { name: string }[] };
      resources.sort((a, b) => created.lastIndexOf(a.name) - created.lastIndexOf(b.name));
      const skip = Number(query.get('$skip') ?? 0);
      const page = resources.slice(skip, skip + Number(query.get('$top') ?? resources.length));
      const counted = query.get('$count') === 'true' ? resources : page;
      return withJson(response, { count: counted.length, resources: page });
    };
  };
}
