import type { HttpRequest, HttpResponse } from '../../contracts/http/message.ts';
import type { Redactor } from '../../contracts/openapi/redact.ts';
import type { JournalEntry } from './session.ts';

/** A longer body is recorded by its size alone. */
const maxBodyBytes = 16 * 2 ** 10;

/** A call as it is recorded: without its secret values. */
export function journalEntry(
  redactor: Redactor,
  operationId: string | undefined,
  request: HttpRequest,
  response: HttpResponse,
): JournalEntry {
  return {
    operationId,
    request: {
      method: request.method,
      path: request.path,
      query: request.query && redactor.query(request.query),
      headers: redactor.headers(request.headers),
      // What was accepted has been read as JSON.
      body: shorten(request.body, response.status < 400 ? redactor.jsonBody : redactor.body),
    },
    response: {
      status: response.status,
      headers: redactor.headers(response.headers),
      body: shorten(response.body, redactor.jsonBody),
    },
  };
}

function shorten(body: string | Buffer, redact: Redactor['body']): string {
  return body.length > maxBodyBytes ? `[${Buffer.byteLength(body)} bytes]` : redact(body);
}
