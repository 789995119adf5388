import { isRecord } from '../http/is-record.ts';

/**
 * Whether a part of a document was marked as deprecated and its last day (`x-sunset`, `sunset`) has passed; without such a
 * day it may go at any time.
 */
export function isRetired(part: unknown, today: Date): boolean {
  if (!isRecord(part) || part.deprecated !== true) return false;
  const sunset = part['x-sunset'] ?? part.sunset;
  if (sunset === undefined) return true;
  return new Date(String(sunset)).getTime() <= today.getTime();
}
