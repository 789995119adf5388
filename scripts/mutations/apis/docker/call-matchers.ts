import type { HttpRequest, HttpResponse } from '../../../../contracts/http/message.ts';
import { objectOf, withJson, withRequestJson } from '../../http-message-helpers.ts';
import { requests } from '../../match-and-change-calls.ts';

export const isList = requests('GET', /\/secrets$/);
export const isCreate = requests('POST', /\/secrets\/create$/);
export const isInspect = requests('GET', /\/secrets\/[^/]+$/);
export const isUpdate = requests('POST', /\/secrets\/[^/]+\/update$/);
export const isDelete = requests('DELETE', /\/secrets\/[^/]+$/);
export const isInfo = requests('GET', /\/info$/);
export const isVersion = requests('GET', /\/version$/);
export const isNodeList = requests('GET', /\/nodes$/);

/** Says that a secret was created, with an ID that leads nowhere. */
export function created(response: HttpResponse): HttpResponse {
  const ID = Array.from({ length: 25 }, () => 'abcdefghij'[Math.floor(Math.random() * 10)]).join('');
  return withJson(response, { ID }, 201);
}

/** The same request with other labels; one without a JSON object stays as it is. */
export function withLabels(
  request: HttpRequest,
  change: (labels: [string, string][]) => [string, string][],
): HttpRequest {
  const spec = objectOf(request);
  if (!spec) return request;
  const Labels = Object.fromEntries(change(Object.entries(spec.Labels ?? {})));
  return withRequestJson(request, { ...spec, Labels });
}
