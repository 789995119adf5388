import { isTimeName, type Resource } from '../../contracts/spec/resources/index.ts';
import type { Clock } from '../core/clock.ts';
import type { Kept } from './kept.ts';

/** Sets the times of a resource that the server sets: all of them at a creation, and at a change those of changes. */
export function setTimes({ shape, serverSet }: Resource, item: Kept, clock: Clock, isNew: boolean): Kept {
  const names = serverSet.filter((name) => isTimeName(name) && (isNew || !/creat|insert/i.test(name)));
  if (names.length === 0) return item;
  const now = Number(clock() / 1_000_000n);
  const times = names.flatMap((name) => {
    const time = timeFor(shape.properties.get(name)?.schema ?? {}, now);
    return time === undefined ? [] : [[name, time] as const];
  });
  return { ...item, ...Object.fromEntries(times) };
}

function timeFor(schema: Readonly<Record<string, unknown>>, now: number): string | number | undefined {
  const types = [schema.type ?? []].flat();
  if (types.includes('integer') || types.includes('number')) {
    const isMilliseconds = Number(schema.example ?? 0) > 1e11;
    return isMilliseconds ? now : Math.floor(now / 1000);
  }
  if (!types.includes('string')) return undefined;
  const text = new Date(now).toISOString();
  return schema.format === 'date' ? text.slice(0, 10) : text;
}
