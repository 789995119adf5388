import { writeJson } from '../../http/lossless-json.ts';
import type { HttpResponse } from '../../http/message.ts';
import type { Observation } from '../checks/check.ts';

/** A response, as scenarios and properties read it. */
export interface Answer {
  status: number;
  headers: HttpResponse['headers'];
  /** The body as JSON; `undefined` where it is not. */
  json: unknown;
}

export function answerOf({ response, json }: Observation): Answer {
  return { status: response.status, headers: response.headers, json };
}

/** The start of an error's body, which says more than its status; empty for a success. */
export function errorExcerpt({ response, json, spec }: Observation): string {
  if (response.status < 400 || json === undefined) return '';
  return `: ${writeJson(spec.redactor.json(json)).slice(0, 200)}`;
}
