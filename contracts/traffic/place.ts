import type { Place } from './files/path-expression.ts';

/** A JSON pointer into a value, as the names and indices that lead there. */
export function placeOf(value: unknown, pointer: string): Place {
  let part = value;
  const steps = pointer.split('/').slice(1);
  return steps.map((step) => {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const at = Array.isArray(part) ? Number(name) : name;
    part = (part as Record<string, unknown>)[at];
    return at;
  });
}
