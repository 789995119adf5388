import { changing, jsonOf, type Lie, rewriting, withJson } from '../../../suite/lying.ts';
import { isCreate, isGet, isList, isQuota, refusedWith, succeeded, withQuery } from './tools.ts';

const parameter = (query: string, name: string) => new URLSearchParams(query).get(name);

/** Lies about the list and its pages, and about the quota. */
export const listLies: readonly Lie[] = [
  {
    caughtBy: 'sap/paging',
    says: '$skip is ignored',
    tell: rewriting(isList, (request) => withQuery(request, { $skip: undefined })),
  },
  {
    caughtBy: 'sap/paging',
    says: '$top is ignored',
    tell: rewriting(isList, (request) => withQuery(request, { $top: undefined })),
  },
  {
    caughtBy: 'sap/paging',
    says: '$skip counts pages, not secrets',
    tell: rewriting(isList, (request) => {
      const top = Number(parameter(request.query, '$top') ?? 1);
      const skip = Number(parameter(request.query, '$skip') ?? 0);
      return Number.isSafeInteger(skip * top) ? withQuery(request, { $skip: String(skip * top) }) : request;
    }),
  },
  {
    caughtBy: 'sap/paging',
    says: 'a $top of 0 is no $top',
    tell: rewriting(isList, (request) =>
      parameter(request.query, '$top') === '0' ? withQuery(request, { $top: undefined }) : request,
    ),
  },
  {
    caughtBy: 'sap/paging',
    says: 'secrets are listed in the order of their creation',
    tell: inOrderOfCreation(),
  },
  {
    caughtBy: 'sap/paging',
    says: 'a page has three secrets where nothing else is asked for',
    tell: rewriting(isList, (request) =>
      parameter(request.query, '$top') === null ? withQuery(request, { $top: '3' }) : request,
    ),
  },
  {
    caughtBy: 'sap/counts',
    says: 'the count is always of all',
    tell: rewriting(isList, (request) => withQuery(request, { $count: 'true' })),
  },
  {
    caughtBy: 'sap/counts',
    says: 'the count is always of the page',
    tell: rewriting(isList, (request) => withQuery(request, { $count: 'false' })),
  },
  {
    caughtBy: 'sap/page-values',
    says: '$count=1 is $count=true',
    tell: rewriting(isList, (request) =>
      parameter(request.query, '$count') === '1' ? withQuery(request, { $count: 'true' }) : request,
    ),
  },
  {
    caughtBy: 'sap/page-values',
    says: '$top without a number is no $top',
    tell: rewriting(isList, (request) =>
      parameter(request.query, '$top') === '' ? withQuery(request, { $top: undefined }) : request,
    ),
  },
  {
    caughtBy: 'sap/page-values',
    says: 'a quotaOnly that is not true is false',
    tell: (truth) => async (request) => {
      const response = await truth(request);
      return refusedWith(400, isQuota)(request, response) ? truth({ ...request, query: '' }) : response;
    },
  },
  {
    caughtBy: 'sap/reading',
    says: 'the quota counts one secret more than there is',
    tell: changing(succeeded(isQuota), (response) => {
      const { quota, usage } = jsonOf(response);
      return withJson(response, { quota, ...(usage && { usage: { count: usage.count + 1 } }) });
    }),
  },
  {
    caughtBy: 'sap/reading',
    says: 'a secret is read under another name than it is listed by',
    tell: changing(succeeded(isGet), (response) =>
      withJson(response, { name: jsonOf(response).name.toUpperCase() }),
    ),
  },
  {
    caughtBy: 'sap/quota-usage',
    says: 'the usage is that of a minute ago',
    tell: changing(succeeded(isQuota), (response) =>
      withJson(response, { quota: { maxCount: 50 }, usage: { count: 1 } }),
    ),
  },
  {
    caughtBy: 'sap/quota-usage',
    says: 'quotaOnly means nothing',
    tell: rewriting(isQuota, (request) =>
      request.query === 'quotaOnly=true' ? { ...request, query: '' } : request,
    ),
  },
];

/** Lists what was created last at the end, on all pages alike. */
function inOrderOfCreation(): Lie['tell'] {
  const created: string[] = [];
  return (truth) => async (request) => {
    if (!isList(request)) {
      const response = await truth(request);
      if (succeeded(isCreate)(request, response)) created.push(jsonOf(request).name);
      return response;
    }
    const response = await truth(withQuery(request, { $top: undefined, $skip: undefined }));
    if (response.status !== 200) return response;
    const { resources } = jsonOf(response) as { resources: { name: string }[] };
    resources.sort((a, b) => created.lastIndexOf(a.name) - created.lastIndexOf(b.name));
    const skip = Number(parameter(request.query, '$skip') ?? 0);
    const top = Number(parameter(request.query, '$top') ?? resources.length);
    const page = resources.slice(skip, skip + top);
    const count = parameter(request.query, '$count') === 'true' ? resources.length : page.length;
    return withJson(response, { count, resources: page });
  };
}
