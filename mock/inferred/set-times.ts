import { isInMilliseconds, isTimeName, type Resource } from '../../contracts/openapi/resources/index.ts';
import type { Clock } from '../core/clock.ts';
import { msNow } from '../core/clock.ts';
import type { StoredItem } from './stored-item.ts';

/**
 * Sets the times of an item: all of them when it is created, and only those of changes when it is changed. Times that a
 * caller may send and has sent stay.
 */
export function setTimes(
  resource: Resource,
  item: StoredItem,
  sent: StoredItem,
  clock: Clock,
  isNew: boolean,
): StoredItem {
  const { shape, serverSet } = resource;
  const names = [...shape.properties.keys()].filter((name) => {
    const isDue = isTimeName(name) && (isNew || !/creat|insert/i.test(name));
    return isDue && (serverSet.includes(name) || sent[name] === undefined);
  });
  if (names.length === 0) return item;
  const now = msNow(clock);
  const times = names.flatMap((name) => {
    const time = timeFor(shape.properties.get(name)?.schema ?? {}, now);
    return time === undefined ? [] : [[name, time] as const];
  });
  return { ...item, ...Object.fromEntries(times) };
}

function timeFor(schema: Readonly<Record<string, unknown>>, now: number): string | number | undefined {
  const types = [schema.type ?? []].flat();
  if (types.includes('integer') || types.includes('number')) {
    return isInMilliseconds(schema) ? now : Math.floor(now / 1000);
  }
  if (!types.includes('string')) return undefined;
  const text = new Date(now).toISOString();
  if (schema.format === 'date') return text.slice(0, 10);
  if (/^date-?time$/i.test(String(schema.format))) return text;
  // Any other text may have a form of its own, which an example shows.
  const example = String([schema.example ?? schema.examples].flat()[0]);
  if (isoTime.test(example)) return example.includes('.') ? text : text.replace(/\.\d+/, '');
  return undefined;
}

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/;
