import type { HttpRequest, HttpResponse } from '../../contracts/http/message.ts';
import type { Redactor } from '../../contracts/openapi/redact.ts';

/** One call that the mock answered, without its secret values. */
export interface JournalEntry {
  operationId: string | undefined;
  request: { method: string; path: string; query: string; headers: Record<string, unknown>; body: string };
  /** Its status is 0 where the connection broke before it. */
  response: { status: number; headers: Record<string, unknown>; body: string };
}

/** What was called, newest last. */
export interface Journal {
  record(operationId: string | undefined, request: HttpRequest, response: HttpResponse): void;
  entries(): JournalEntry[];
  /** Calls since the start, also those that the journal no longer has. */
  total(): number;
  /** The same by operationId. */
  counts(): Record<string, number>;
  clear(): void;
}

/** A longer body is recorded by its size alone. */
const maxBodyBytes = 16 * 2 ** 10;
/** What an entry takes besides its texts: its headers and the record itself, roughly. */
const entryBytes = 2000;

/** A journal that forgets the oldest calls once it holds more than `maxBytes`. */
export function createJournal(redactor: Redactor, maxBytes = 2 * 2 ** 20): Journal {
  let kept: (JournalEntry | undefined)[] = [];
  let oldest = 0;
  let bytes = 0;
  let total = 0;
  const counts = new Map<string, number>();

  const forget = (): void => {
    while (bytes > maxBytes && oldest < kept.length) {
      bytes -= sizeOf(kept[oldest] as JournalEntry);
      kept[oldest] = undefined;
      oldest += 1;
    }
    // Moved to the front seldom, so that a call costs the same however many are kept.
    if (oldest > 4000 && oldest * 2 > kept.length) {
      kept = kept.slice(oldest);
      oldest = 0;
    }
  };

  return {
    record(operationId, request, response) {
      const entry = entryOf(redactor, operationId, request, response);
      kept.push(entry);
      bytes += sizeOf(entry);
      total += 1;
      if (operationId !== undefined) counts.set(operationId, (counts.get(operationId) ?? 0) + 1);
      if (bytes > maxBytes) forget();
    },
    entries: () => kept.slice(oldest) as JournalEntry[],
    total: () => total,
    counts: () => Object.fromEntries(counts),
    clear() {
      kept = [];
      oldest = 0;
      bytes = 0;
      total = 0;
      counts.clear();
    },
  };
}

function entryOf(
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

function sizeOf({ request, response }: JournalEntry): number {
  return entryBytes + request.path.length + request.query.length + request.body.length + response.body.length;
}

function shorten(body: string | Buffer, clean: Redactor['body']): string {
  return body.length > maxBodyBytes ? `[${Buffer.byteLength(body)} bytes]` : clean(body);
}
