import type { HttpResponse } from '../../http/message.ts';
import type { Observation } from '../checks/check.ts';

/** What came back. */
export interface Answer {
  status: number;
  headers: HttpResponse['headers'];
  /** The body as JSON; `undefined` where it is not. */
  json: unknown;
}

export function answerOf({ response, json }: Observation): Answer {
  return { status: response.status, headers: response.headers, json };
}

/** An error's own words, which say more than its status; cut, since they can be as long as the caller's input. */
export function errorText({ response, json, spec }: Observation): string {
  if (response.status < 400 || json === undefined) return '';
  return `: ${JSON.stringify(spec.redactor.json(json)).slice(0, 200)}`;
}
