import { concreteType, isJson } from '../../contracts/http/media-type.ts';
import { type HttpRequest, headerOf } from '../../contracts/http/message.ts';
import { type Operation, responseFor, type Spec } from '../../contracts/openapi/spec.ts';
import type { Reply } from '../core/operation.ts';
import { Problem } from '../core/problem.ts';
import { type BodyParts, conformBody } from './conform-body.ts';
import { generateHeaders } from './generated.ts';
import { chooseMediaType } from './media.ts';
import { refuse } from './refuse.ts';

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
  const mediaType = chooseMediaType(response, accept);
  if (mediaType === undefined)
    return refuse(spec, operation, [406], notAcceptable(Object.keys(response.value.content ?? {})));
  const all = Object.entries({ ...(await generateHeaders(spec, response)), ...ownHeaders });
  const headers = Object.fromEntries(
    all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  if (mediaType === '') return { status, headers };
  const given = isJson(concreteType(mediaType)) ? parts.filter(([, value]) => value !== undefined) : [];
  const body = await conformBody(spec, response, mediaType, given);
  if (body === undefined) {
    const where = `${response.pointer}/content/${mediaType}`;
    throw new Problem('cannot-answer', `${operation.id}: no valid body was found for ${where}`);
  }
  return { status, body, headers: { ...headers, 'Content-Type': concreteType(mediaType) } };
}

/** The status of an operation's documented success, the lowest; else the lowest that it documents at all. */
export function usualStatus({ responses }: Operation): number {
  const statuses = [...responses.keys()].flatMap((key) => {
    if (key === 'default') return [];
    return [Number(key.replace(/XX$/i, '00'))];
  });
  const successes = statuses.filter((status) => status >= 200 && status < 300);
  const lowest = Math.min(...(successes.length > 0 ? successes : statuses));
  return Number.isFinite(lowest) ? lowest : 200;
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
