import { writeJson } from './lossless-json.ts';
import { bare } from './media-type.ts';

/** How items follow each other: events of a stream, lines of JSON, or JSON after a record separator. */
export type SequenceKind = 'events' | 'lines' | 'records';

const lines = /^application\/(?:x-)?(?:ndjson|jsonl|jsonlines|json-lines)$/;

/** How the items of a media type follow each other; `undefined` for one that is no sequence. */
export function sequenceKind(mediaType: string): SequenceKind | undefined {
  const type = bare(mediaType);
  if (type === 'text/event-stream') return 'events';
  if (lines.test(type) || type.endsWith('+jsonl')) return 'lines';
  return type === 'application/json-seq' || type.endsWith('+json-seq') ? 'records' : undefined;
}

/** One item: its data, and what else an event has (WHATWG HTML, section 9.2). */
export interface EventFields {
  event?: string;
  id?: string;
  retry?: string;
  data: string;
}

/** Before each record (RFC 7464). */
const separator = '\u001e';

/** Writes the items of a sequence. Only events have more than data. */
export function writeItems<Item>(
  mediaType: string,
  items: readonly Item[],
  fieldsOf: (item: Item) => EventFields,
): string {
  const kind = sequenceKind(mediaType);
  if (kind === 'events') return items.map((item) => writeEvent(fieldsOf(item))).join('');
  const start = kind === 'records' ? separator : '';
  return items.map((item) => `${start}${writeJson(item)}\n`).join('');
}

function writeEvent({ data, ...fields }: EventFields): string {
  const named = Object.entries(fields).map(
    ([name, value]) => `${name}: ${value.replaceAll(/[\r\n\0]/g, ' ')}`,
  );
  const texts = data.split(/\r\n|\r|\n/).map((line) => `data: ${line}`);
  return `${[...named, ...texts].join('\n')}\n\n`;
}

/** The items of a sequence; of lines and records only their data. */
export function readItems(mediaType: string, text: string): EventFields[] {
  if (sequenceKind(mediaType) === 'events') return readEvents(text);
  const parts = text.split(sequenceKind(mediaType) === 'records' ? separator : /\r?\n/);
  return parts.map((part) => ({ data: part.trim() })).filter(({ data }) => data !== '');
}

/** The events of a stream, without comments. One without data is not dispatched. */
function readEvents(text: string): EventFields[] {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .flatMap((block) => {
      const fields = new Map<string, string[]>();
      for (const line of block.split('\n')) {
        const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
        fields.set(name, [...(fields.get(name) ?? []), value]);
      }
      const data = fields.get('data')?.join('\n');
      if (data === undefined) return [];
      const others = (['event', 'id', 'retry'] as const).flatMap((name) => {
        const value = fields.get(name)?.at(-1);
        return value === undefined ? [] : [[name, value] as const];
      });
      return [{ ...Object.fromEntries(others), data }];
    });
}

/** The parts that a sequence is sent in: an event, a line or a record each. */
export function splitItems(mediaType: string, text: string): string[] {
  const kind = sequenceKind(mediaType);
  if (kind === undefined) return [text];
  return text.split(kind === 'events' ? /(?<=\n\n)/ : /(?<=\n)/).filter((part) => part !== '');
}
