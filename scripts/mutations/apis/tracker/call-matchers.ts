import { type HttpRequest, noBody } from '../../../../contracts/http/message.ts';
import { type Json, withoutHeader } from '../../http-message-helpers.ts';
import { changeJson, type RequestMatcher, requests, succeeded } from '../../match-and-change-calls.ts';
import type { Mutate } from '../../mutant.ts';

const project = /\/projects\/\d+$/;
const tasks = /\/tasks$/;
const task = /\/tasks\/\d+$/;

export const isProjectList = requests('GET', /\/projects$/);
export const isProjectRead = requests('GET', project);
export const isProjectReplace = requests('PUT', project);
export const isProjectUpdate = requests('PATCH', project);
export const isProjectDelete = requests('DELETE', project);
export const isProjectWrite: RequestMatcher = (request) =>
  isProjectReplace(request) || isProjectUpdate(request);
export const isTaskList = requests('GET', tasks);
export const isTaskCreate = requests('POST', tasks);
export const isTaskRead = requests('GET', task);
export const isTaskReplace = requests('PUT', task);
export const isTaskDelete = requests('DELETE', task);
export const isTagPut = requests('PUT', /\/tags\/[^/]+$/);
export const isLabelCreate = requests('POST', /\/labels$/);
export const isSettingsReplace = requests('PUT', /\/settings$/);

/** Changes the JSON of successful responses. */
export function changeSuccess(
  matches: RequestMatcher,
  change: (json: Json, request: HttpRequest) => Json,
): Mutate {
  return changeJson(succeeded(matches), change);
}

/** The request that reads what another one writes. */
export function readOf(request: HttpRequest): HttpRequest {
  return { ...withoutHeader(request, 'if-match'), method: 'GET', query: '', body: noBody };
}
