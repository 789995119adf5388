import type { ValuePath } from './files/path-expression.ts';

/** The names and indices of a JSON pointer into a value. */
export function toValuePath(value: unknown, pointer: string): ValuePath {
  let part = value;
  const steps = pointer.split('/').slice(1);
  return steps.map((step) => {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const at = Array.isArray(part) ? Number(name) : name;
    part = (part as Record<string, unknown>)[at];
    return at;
  });
}
