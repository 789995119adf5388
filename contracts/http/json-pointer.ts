import { isRecord } from './is-record.ts';

/** One step of a JSON pointer, escaped (RFC 6901, section 3). */
export function escapeStep(step: string | number): string {
  return String(step).replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The unescaped steps of a JSON pointer, with or without the `#` of a URI fragment (RFC 6901). */
export function parsePointer(pointer: string): string[] {
  const [, ...steps] = pointer.split('/');
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The JSON pointer of steps that are not escaped; empty for none. */
export function formatPointer(steps: readonly (string | number)[]): string {
  return steps.map((step) => `/${escapeStep(step)}`).join('');
}

/** The value that a JSON pointer leads to; `undefined` where it leads nowhere. */
export function valueAt(value: unknown, pointer: string): unknown {
  return parsePointer(pointer).reduce<unknown>((part, step) => {
    const has = part !== null && typeof part === 'object' && Object.hasOwn(part, step);
    return has ? (part as Record<string, unknown>)[step] : undefined;
  }, value);
}

/**
 * A copy with another value where a JSON pointer leads; `undefined` removes the member or the item. Objects that are
 * missing on the way are created.
 */
export function withValueAt(whole: unknown, pointer: string, value: unknown): unknown {
  return withValue(whole, parsePointer(pointer), value);
}

function withValue(whole: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(whole)) {
    const index = Number(step);
    const item = withValue(whole[index], rest, value);
    return item === undefined ? whole.toSpliced(index, 1) : Object.assign([...whole], { [index]: item });
  }
  const { [step]: inner, ...others } = isRecord(whole) ? whole : {};
  const member = withValue(inner, rest, value);
  return member === undefined ? others : { ...(isRecord(whole) ? whole : {}), [step]: member };
}
