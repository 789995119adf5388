import { isRecord } from '../../contracts/http/is-record.ts';
import { type ClockChange, ClockError } from '../core/clock.ts';

const types: Readonly<Record<string, string>> = { time: 'string', advanceMs: 'number', frozen: 'boolean' };

/** Reads the body of `PUT /clock`. Throws a ClockError. */
export function readClockChange(body: unknown): ClockChange {
  if (!isRecord(body) || Object.keys(body).length === 0)
    throw new ClockError(`the body must be an object with ${Object.keys(types).join(', ')}`);
  for (const [name, value] of Object.entries(body)) {
    const type = Object.hasOwn(types, name) ? types[name] : undefined;
    if (type === undefined) throw new ClockError(`${name} is none of ${Object.keys(types).join(', ')}`);
    if (typeof value !== type) throw new ClockError(`${name} must be a ${type}`);
  }
  return body;
}
