import type { HttpRequest, HttpResponse } from '../../contracts/http/message.ts';
import type { Redactor, SecretValues } from '../../contracts/openapi/redact.ts';
import type { Operation } from '../../contracts/openapi/spec.ts';
import type { JournalEntry } from './session.ts';

/** A longer body is recorded by its size alone. */
const maxBodyBytes = 16 * 2 ** 10;

/** A call as it is recorded: without its secret values, and those of earlier calls that are among `values`. */
export function journalEntry(
  redactor: Redactor,
  values: SecretValues,
  operation: Operation | undefined,
  request: HttpRequest,
  response: HttpResponse,
): JournalEntry {
  const redacted = redactor.call(operation, request, response, values, {
    // What was accepted has been read as JSON.
    isRead: { request: response.status > 0 && response.status < 400, response: true },
    longest: maxBodyBytes,
  });
  return {
    operationId: operation?.id,
    request: { method: request.method, ...redacted.request },
    response: { status: response.status, ...redacted.response },
  };
}
