import { concreteType } from '../../contracts/http/media-type.ts';
import { type HttpRequest, headerOf } from '../../contracts/http/message.ts';
import { type Operation, responseFor, type Spec } from '../../contracts/openapi/spec.ts';
import type { Reply } from '../core/operation-types.ts';
import { Problem } from '../core/problem.ts';
import { buildResponse, usualStatus } from './build-response.ts';
import { chooseExampleType } from './choose-media-type.ts';
import { exampleNames, generateBody, generateHeaders } from './generate-body.ts';
import type { Preference } from './prefer-header.ts';

/** Answers an operation from the document alone: as the caller prefers, else with its usual success. */
export async function stateless(
  spec: Spec,
  operation: Operation,
  request: HttpRequest,
  preference: Preference | undefined,
): Promise<Reply> {
  const status = preference?.code ?? statusWithExample(operation, preference) ?? usualStatus(operation);
  const response = responseFor(operation, status);
  if (preference?.code !== undefined && !response) throw noSuchAnswer(operation, `status ${status}`);
  if (!response || !(preference?.example !== undefined || preference?.dynamic))
    return buildResponse(spec, operation, status, request);
  const accept = headerOf(request.headers, 'accept');
  const mediaType = chooseExampleType(response, accept);
  if (!mediaType) return buildResponse(spec, operation, status, request);
  const { example, dynamic } = preference;
  if (example !== undefined) requireExample(operation, status, example, accept);
  const body = await generateBody(spec, response, mediaType, { example, dynamic });
  if (body === undefined) return buildResponse(spec, operation, status, request);
  const headers = { ...(await generateHeaders(spec, response)), 'Content-Type': concreteType(mediaType) };
  return { status, body: body.value, headers };
}

/** Throws a Problem `no-such-answer` where the response of a status does not have an example of this name. */
export function requireExample(
  operation: Operation,
  status: number,
  example: string,
  accept: string | undefined,
): void {
  const response = responseFor(operation, status);
  const mediaType = response && chooseExampleType(response, accept);
  const names = exampleNames(mediaType === undefined ? undefined : response?.value.content?.[mediaType]);
  if (!names.includes(example)) throw noSuchAnswer(operation, `example ${example} for ${status}`);
}

// An example alone says which status it is an example of.
function statusWithExample({ responses }: Operation, preference: Preference | undefined): number | undefined {
  const { example } = preference ?? {};
  if (example === undefined) return undefined;
  const found = [...responses].find(([, { value }]) =>
    Object.values(value.content ?? {}).some((media) => exampleNames(media).includes(example)),
  );
  const status = Number(found?.[0]);
  return Number.isInteger(status) ? status : undefined;
}

function noSuchAnswer({ id }: Operation, what: string): Problem {
  return new Problem('no-such-answer', `${id} has no ${what}; change the Prefer header`);
}
