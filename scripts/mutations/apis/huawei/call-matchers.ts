import { sampleAccessKey, signRequest } from '../../../../contracts/auth/huawei-signature.ts';
import type { HttpRequest, HttpResponse } from '../../../../contracts/http/message.ts';
import { type Json, withoutHeader } from '../../http-message-helpers.ts';
import {
  type CallMatcher,
  changeJson,
  changeRequestJson,
  type RequestMatcher,
  requests,
} from '../../match-and-change-calls.ts';
import type { Mutate } from '../../mutant.ts';

export const isList = requests('GET', /\/secrets$/);
export const isCreate = requests('POST', /\/secrets$/);
export const isRead = requests('GET', /\/secrets\/[^/]+$/);
export const isUpdate = requests('PUT', /\/secrets\/[^/]+$/);
export const isDelete = requests('DELETE', /\/secrets\/[^/]+$/);
export const isSchedule = requests('POST', /\/scheduled-deleted-tasks\/create$/);
export const isCancel = requests('POST', /\/scheduled-deleted-tasks\/cancel$/);
export const isBackup = requests('POST', /\/backup$/);
export const isRestore = requests('POST', /\/secrets\/restore$/);
export const isVersionCreate = requests('POST', /\/versions$/);
export const isVersionList = requests('GET', /\/versions$/);
export const isVersionRead = requests('GET', /\/versions\/[^/]+$/);
export const isVersionUpdate = requests('PUT', /\/versions\/[^/]+$/);
export const isStageDelete = requests('DELETE', /\/stages\/[^/]+$/);
export const isTagList = requests('GET', /\/tags$/);
export const isTagCreate = requests('POST', /\/tags$/);
export const isTagDelete = requests('DELETE', /\/tags\/[^/]+$/);
export const isTagBatch = requests('POST', /\/tags\/action$/);
export const isTagSearch = requests('POST', /\/resource_instances\/action$/);

/** Calls that were answered with one of the vendor's error codes. */
export function rejectedWith(code: string): CallMatcher {
  return (_, { body }) => body.includes(`"${code}"`);
}

/** Changes members of the one object that some responses have: of `secret`, `version` or `page_info`. */
export function changePart(
  matches: CallMatcher,
  name: string,
  change: (part: Json, request: HttpRequest, json: Json) => object,
): Mutate {
  return changeJson(matches, (json, request) => ({
    ...json,
    [name]: { ...json[name], ...change(json[name], request, json) },
  }));
}

/** Sets members of the JSON of some requests; `undefined` removes one. */
export function setMembers(matches: RequestMatcher, membersOf: (json: Json) => object): Mutate {
  return changeRequestJson(matches, (json) => ({ ...json, ...membersOf(json) }));
}

/** Signs what a mutant sends in place of a request, as the gateway wants it. */
export function signChanged(mutate: Mutate): Mutate {
  return (handle) => {
    const received = new WeakSet<HttpRequest>();
    const changed = mutate((request) => handle(received.has(request) ? request : signed(request)));
    return (request): Promise<HttpResponse> => {
      received.add(request);
      return changed(request);
    };
  };
}

function signed(request: HttpRequest): HttpRequest {
  return signRequest(withoutHeader(request, 'authorization'), sampleAccessKey, new Date());
}
