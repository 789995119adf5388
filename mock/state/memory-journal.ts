import type { Journal, JournalEntry } from '../core/session.ts';

/** What an entry takes besides its texts, roughly. */
const entryBytes = 1500;

/** A journal in the memory of this process, which forgets the oldest calls once it holds more than `maxBytes`. */
export function memoryJournal(maxBytes = 2 * 2 ** 20): Journal & { clear(): void } {
  let entries: (JournalEntry | undefined)[] = [];
  let oldest = 0;
  let bytes = 0;
  let total = 0;
  const counts = new Map<string, number>();

  const forget = (): void => {
    while (bytes > maxBytes && oldest < entries.length) {
      bytes -= sizeOf(entries[oldest] as JournalEntry);
      entries[oldest] = undefined;
      oldest += 1;
    }
    // Moved to the front seldom, so that a call costs the same however many there are.
    if (oldest > 4000 && oldest * 2 > entries.length) {
      entries = entries.slice(oldest);
      oldest = 0;
    }
  };

  return {
    record(entry) {
      entries.push(entry);
      bytes += sizeOf(entry);
      total += 1;
      const { operationId } = entry;
      if (operationId !== undefined) counts.set(operationId, (counts.get(operationId) ?? 0) + 1);
      if (bytes > maxBytes) forget();
    },
    async read() {
      return {
        total,
        counts: Object.fromEntries(counts),
        entries: entries.slice(oldest) as JournalEntry[],
      };
    },
    clear() {
      entries = [];
      oldest = 0;
      bytes = 0;
      total = 0;
      counts.clear();
    },
  };
}

function sizeOf({ request, response }: JournalEntry): number {
  const bodies = request.body.length + response.body.length;
  const headers = sizeOfHeaders(request.headers) + sizeOfHeaders(response.headers);
  return entryBytes + request.path.length + request.query.length + bodies + headers;
}

function sizeOfHeaders(headers: Record<string, unknown>): number {
  let size = 0;
  for (const name in headers) size += name.length + String(headers[name]).length;
  return size;
}
