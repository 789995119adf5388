import type { HttpRequest, HttpResponse } from '../../http/message.ts';
import {
  type OperationRedactor,
  type Replacing,
  redactPlain,
  type ShownHeaders,
} from './operation-redactor.ts';
import type { SecretValues } from './seen-secret-values.ts';

/** A request without its secret values. */
export interface RedactedRequest {
  path: string;
  query: string;
  headers: ShownHeaders;
  /** The size alone of a body that is neither JSON nor a form. */
  body: string;
}

/** A call without its secret values. */
export interface RedactedCall {
  request: RedactedRequest;
  response: Pick<RedactedRequest, 'headers' | 'body'>;
}

/** What is known of a call before it is redacted. */
export interface CallOptions {
  /** Which bodies are known to be JSON if their media type is: they need not be parsed again. */
  isRead?: { request: boolean; response: boolean };
  /** In bytes: of a longer body only the size is given. */
  longest?: number;
}

/** Redacts a call by its operation, and by the values that were seen before. */
export function redactCall(
  redactor: OperationRedactor,
  request: HttpRequest,
  response: HttpResponse,
  values: SecretValues,
  { isRead, longest = Number.POSITIVE_INFINITY }: CallOptions = {},
): RedactedCall {
  const how = { replace: redactPlain, found: values };
  const shown = redactRequest(redactor, request, how, isRead?.request);
  const headers = redactor.headers(response.headers, how.found);
  const isLong = response.body.length > longest;
  const body = isLong ? sizeOf(response.body) : redactor.responseBody(response, how, isRead?.response);
  // Only now all values are known.
  return {
    request: {
      path: values.mask(shown.path),
      query: values.mask(shown.query),
      headers: maskHeaders(shown.headers, values),
      // Its secrets are remembered all the same.
      body: request.body.length > longest ? sizeOf(request.body) : values.maskBody(shown.body),
    },
    response: { headers: maskHeaders(headers, values), body: values.maskBody(body) },
  };
}

function sizeOf(body: string | Buffer): string {
  return `[${Buffer.byteLength(body)} bytes]`;
}

/** Replaces the secrets in their places. */
export function redactRequest(
  redactor: OperationRedactor,
  request: HttpRequest,
  how: Replacing,
  isRead = false,
): RedactedRequest {
  return {
    path: redactor.path(request.path, how.found),
    query: redactor.query(request.query, how.found),
    headers: redactor.headers(request.headers, how.found),
    body: redactor.requestBody(request, how, isRead),
  };
}

function maskHeaders(headers: ShownHeaders, values: SecretValues): ShownHeaders {
  const shown: Record<string, string | string[]> = {};
  for (const name in headers) {
    const value = headers[name] ?? '';
    shown[name] = typeof value === 'string' ? values.mask(value) : value.map((one) => values.mask(one));
  }
  return shown;
}
