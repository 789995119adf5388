import { concreteType, isJson, isXml } from '../../contracts/http/media-type.ts';
import { type HttpRequest, headerOf } from '../../contracts/http/message.ts';
import { type Operation, responseFor, type Spec } from '../../contracts/openapi/spec.ts';
import type { Reply } from '../core/operation-types.ts';
import { Problem } from '../core/problem.ts';
import { chooseExampleType, chooseMediaType } from './choose-media-type.ts';
import { type BodyParts, conformBody } from './conform-body.ts';
import { refuse } from './document-refusal.ts';
import { generateHeaders } from './generate-body.ts';

/**
 * Answers with a documented status: the given parts of the body, the rest of it from the document. Throws a Problem
 * `not-acceptable` where the caller accepts none of the documented media types, and `cannot-answer` where no valid body
 * can be made.
 */
export async function buildResponse(
  spec: Spec,
  operation: Operation,
  status: number,
  request: HttpRequest,
  parts: BodyParts = [],
  ownHeaders: Readonly<Record<string, string | undefined>> = {},
): Promise<Reply> {
  const response = responseFor(operation, status);
  if (!response) return { status };
  const accept = headerOf(request.headers, 'accept');
  const choose = parts.length > 0 ? chooseMediaType : chooseExampleType;
  const mediaType = choose(response, accept);
  if (mediaType === undefined)
    return refuse(spec, operation, [406], notAcceptable(Object.keys(response.value.content ?? {})));
  const all = Object.entries({ ...(await generateHeaders(spec, response)), ...ownHeaders });
  const headers = Object.fromEntries(
    all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  if (mediaType === '') return { status, headers };
  const type = concreteType(mediaType);
  const given = isJson(type) || isXml(type) ? parts.filter(([, value]) => value !== undefined) : [];
  const body = await conformBody(spec, response, mediaType, given);
  if (body === undefined) {
    const where = `${response.pointer}/content/${mediaType}`;
    throw new Problem('cannot-answer', `${operation.id}: no valid body was found for ${where}`);
  }
  return { status, body, headers: { ...headers, 'Content-Type': concreteType(mediaType) } };
}

/**
 * The status of an operation's documented success: the lowest 2xx, else the lowest of `2XX`, else the lowest 3xx. Without
 * any, `default` stands for 200, and without that the first response counts.
 */
export function usualStatus({ responses }: Operation): number {
  const keys = [...responses.keys()];
  const lowest = (pattern: RegExp) => keys.filter((key) => pattern.test(key)).toSorted()[0];
  const success = lowest(/^2\d\d$/) ?? lowest(/^2XX$/i) ?? lowest(/^3/);
  const status = success ?? (responses.has('default') ? '200' : keys[0]);
  return Number((status ?? '200').replace(/XX$/i, '00'));
}

function notAcceptable(known: string[]): Problem {
  return new Problem('not-acceptable', `the document has ${known.join(', ')}`);
}

/** Throws the document's 406 where the caller accepts none of the media types of a success: before anything is changed. */
export async function requireAcceptable(
  spec: Spec,
  operation: Operation,
  request: HttpRequest,
): Promise<void> {
  const response = responseFor(operation, usualStatus(operation));
  if (!response || chooseMediaType(response, headerOf(request.headers, 'accept')) !== undefined) return;
  await refuse(spec, operation, [406], notAcceptable(Object.keys(response.value.content ?? {})));
}
