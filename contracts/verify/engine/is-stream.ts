import { isRecord } from '../../http/is-record.ts';
import { valueAt } from '../../http/json-pointer.ts';
import { bare } from '../../http/media-type.ts';
import type { Operation, Spec } from '../../openapi/spec.ts';

/** Words for answers that have no end of their own, as parts of names and in descriptions. */
const words =
  /(?<![a-z])(watch|watches|watching|stream|streams|streamed|streaming|sse|event-stream|follow|tail|subscribe|attach)(?![a-z])/i;

const known = new WeakMap<Operation, boolean>();

/** Whether a document says that an operation's answer may be a stream: by its media type, or in words. */
export function isStream({ document }: Spec, operation: Operation): boolean {
  const found = known.get(operation) ?? saysSo(document, operation);
  known.set(operation, found);
  return found;
}

function saysSo(document: object, { id, path, pointer, responses }: Operation): boolean {
  const described = valueAt(document, pointer);
  const { summary, description } = isRecord(described) ? described : {};
  const successes = [...responses].filter(([status]) => status.startsWith('2') || status === 'default');
  const texts = successes.flatMap(([, { value }]) => [
    value.description,
    // A file is a stream of octets, and has an end.
    ...Object.keys(value.content ?? {}).filter((type) => bare(type) !== 'application/octet-stream'),
  ]);
  return [...namesIn(id), ...namesIn(path), summary, description, ...texts].some(
    (text) => typeof text === 'string' && words.test(text),
  );
}

/** `watchPods` as `watch Pods`. */
function namesIn(name: string): string[] {
  return name.split(/[^A-Za-z]+/).map((part) => part.replaceAll(/([a-z])([A-Z])/g, '$1 $2'));
}
