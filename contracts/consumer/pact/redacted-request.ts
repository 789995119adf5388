import type { Mock } from '../../../mock/mock.ts';
import { tryParseJson } from '../../http/lossless-json.ts';
import { isJson } from '../../http/media-type.ts';
import type { HttpRequest, HttpResponse } from '../../http/message.ts';
import { mediaTypeOf } from '../../http/message.ts';
import { redacted, type SecretValues } from '../../openapi/redact.ts';
import {
  addSampleCredentials,
  checkCredentials,
  type SecurityRequirement,
  securityRequirements,
} from '../../openapi/security.ts';
import type { Operation } from '../../openapi/spec.ts';
import { standardRequestHeaders } from '../../traffic/standard-headers.ts';

const form = 'application/x-www-form-urlencoded';

/** What of a mock's calls is secret. */
export type KnownSecrets = Pick<Mock, 'spec' | 'secrets'>;

/**
 * A request that may be written to a file, with samples of the document for secret values and credentials, and without
 * the standard headers of HTTP. A request that was refused with 401 gets no credentials.
 */
export function redactedRequest(
  { spec, secrets }: KnownSecrets,
  operation: Operation,
  request: HttpRequest,
  { isUnauthenticated = false } = {},
): HttpRequest {
  const {
    path,
    query,
    headers: shown,
    body,
  } = spec.redactor.sampleRequest(operation, masked(request, secrets));
  const names = Object.keys(request.headers).filter((name) => {
    if (shown[name] === redacted) return false;
    // A client may send it out of habit.
    if (name === 'content-type') return request.body.length > 0;
    if (name === 'accept') return request.headers.accept !== '*/*';
    return !standardRequestHeaders.has(name);
  });
  const headers = Object.fromEntries(names.map((name) => [name, maskHeader(shown[name], secrets)]));
  const bytes = Buffer.from(writtenBody(request, body, secrets, spec.redactor.isSecretText(operation)));
  const bare = { ...request, path, headers, query, body: bytes };
  return isUnauthenticated
    ? bare
    : addSampleCredentials(usedRequirements(request, securityRequirements(spec, operation)), bare);
}

/** A response's body that may be written to a file, with samples for secret values; empty where it cannot be redacted. */
export function redactedBody(
  { spec, secrets }: KnownSecrets,
  operation: Operation,
  response: HttpResponse,
): string {
  const { redactor } = spec;
  const body = secrets.maskBody(response.body.toString());
  const sample = redactor.sampleResponse(operation, { ...response, body });
  return writtenBody(response, sample, secrets, redactor.isSecretText(operation, response.status));
}

/** A header's value without secret ones. */
export function maskHeader(value: string | string[] | undefined, secrets: SecretValues): string | string[] {
  return Array.isArray(value) ? value.map((one) => secrets.mask(one)) : secrets.mask(value ?? '');
}

/** A request without the values that are secret elsewhere; those in their own places are replaced later. */
function masked(request: HttpRequest, secrets: SecretValues): HttpRequest {
  const { path, query, body } = request;
  return {
    ...request,
    path: secrets.mask(path),
    query: secrets.mask(query),
    body: Buffer.from(secrets.maskBody(body.toString())),
  };
}

/** A body as the file has it, given the same with samples; empty where it has a form that cannot be redacted. */
function writtenBody(
  { headers, body }: Pick<HttpRequest | HttpResponse, 'headers' | 'body'>,
  sample: string,
  secrets: SecretValues,
  isSecretText: boolean,
): string {
  const mediaType = mediaTypeOf(headers) ?? '';
  const text = body.toString();
  if (isJson(mediaType)) return tryParseJson(text) === undefined ? '' : sample;
  if (mediaType === form) return sample;
  if (mediaType !== 'text/plain') return '';
  return isSecretText ? sample : secrets.mask(text);
}

/** The security requirements whose credentials a request has; all of them, where it has none. */
function usedRequirements(
  request: HttpRequest,
  requirements: readonly SecurityRequirement[],
): readonly SecurityRequirement[] {
  const shown = requirements.filter((one) => one.length > 0 && !checkCredentials([one], request));
  return shown.length > 0 ? shown : requirements;
}
