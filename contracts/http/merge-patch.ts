import { isRecord } from './is-record.ts';

/**
 * A copy of a value after a JSON merge patch (RFC 7396): null removes a member. A member for which `keepsNull` holds can
 * be null itself, and is set to it.
 */
export function mergePatch(
  target: unknown,
  patch: unknown,
  keepsNull: (name: string) => boolean = () => false,
): unknown {
  if (!isRecord(patch)) return patch;
  const result = new Map(isRecord(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null && !keepsNull(name)) result.delete(name);
    else result.set(name, mergePatch(result.get(name), value));
  }
  return Object.fromEntries(result);
}
