import { changing, type HandwrittenMutant, jsonOf, rewriting, withJson } from '../../handwritten.ts';
import { isCreate, isGet, isList, isQuota, refusedWith, succeeded, withQuery } from './tools.ts';

const parameter = (query: string, name: string) => new URLSearchParams(query).get(name);

/** Lies about the list and its pages, and about the quota. */
export const listLies: readonly HandwrittenMutant[] = [
  {
    killedBy: 'sap/paging',
    description: '$skip is ignored',
    mutate: rewriting(isList, (request) => withQuery(request, { $skip: undefined })),
  },
  {
    killedBy: 'sap/paging',
    description: '$top is ignored',
    mutate: rewriting(isList, (request) => withQuery(request, { $top: undefined })),
  },
  {
    killedBy: 'sap/paging',
    description: '$skip counts pages, not secrets',
    mutate: rewriting(isList, (request) => {
      const top = Number(parameter(request.query, '$top') ?? 1);
      const skip = Number(parameter(request.query, '$skip') ?? 0);
      return Number.isSafeInteger(skip * top) ? withQuery(request, { $skip: String(skip * top) }) : request;
    }),
  },
  {
    killedBy: 'sap/paging',
    description: 'a $top of 0 is no $top',
    mutate: rewriting(isList, (request) =>
      parameter(request.query, '$top') === '0' ? withQuery(request, { $top: undefined }) : request,
    ),
  },
  {
    killedBy: 'sap/paging',
    description: 'secrets are listed in the order of their creation',
    mutate: inOrderOfCreation(),
  },
  {
    killedBy: 'sap/paging',
    description: 'a page has three secrets where nothing else is asked for',
    mutate: rewriting(isList, (request) =>
      parameter(request.query, '$top') === null ? withQuery(request, { $top: '3' }) : request,
    ),
  },
  {
    killedBy: 'sap/counts',
    description: 'the count is always of all',
    mutate: rewriting(isList, (request) => withQuery(request, { $count: 'true' })),
  },
  {
    killedBy: 'sap/counts',
    description: 'the count is always of the page',
    mutate: rewriting(isList, (request) => withQuery(request, { $count: 'false' })),
  },
  {
    killedBy: 'sap/page-values',
    description: '$count=1 is $count=true',
    mutate: rewriting(isList, (request) =>
      parameter(request.query, '$count') === '1' ? withQuery(request, { $count: 'true' }) : request,
    ),
  },
  {
    killedBy: 'sap/page-values',
    description: '$top without a number is no $top',
    mutate: rewriting(isList, (request) =>
      parameter(request.query, '$top') === '' ? withQuery(request, { $top: undefined }) : request,
    ),
  },
  {
    killedBy: 'sap/page-values',
    description: 'a quotaOnly that is not true is false',
    mutate: (truth) => async (request) => {
      const response = await truth(request);
      return refusedWith(400, isQuota)(request, response) ? truth({ ...request, query: '' }) : response;
    },
  },
  {
    killedBy: 'sap/reading',
    description: 'the quota counts one secret more than there is',
    mutate: changing(succeeded(isQuota), (response) => {
      const { quota, usage } = jsonOf(response);
      return withJson(response, { quota, ...(usage && { usage: { count: usage.count + 1 } }) });
    }),
  },
  {
    killedBy: 'sap/reading',
    description: 'a secret is read under another name than it is listed by',
    mutate: changing(succeeded(isGet), (response) =>
      withJson(response, { name: jsonOf(response).name.toUpperCase() }),
    ),
  },
  {
    killedBy: 'sap/quota-usage',
    description: 'the usage is that of a minute ago',
    mutate: changing(succeeded(isQuota), (response) =>
      withJson(response, { quota: { maxCount: 50 }, usage: { count: 1 } }),
    ),
  },
  {
    killedBy: 'sap/quota-usage',
    description: 'quotaOnly means nothing',
    mutate: rewriting(isQuota, (request) =>
      request.query === 'quotaOnly=true' ? { ...request, query: '' } : request,
    ),
  },
];

/** Lists what was created last at the end, on all pages alike. */
function inOrderOfCreation(): HandwrittenMutant['mutate'] {
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
