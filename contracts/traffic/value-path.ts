import { parsePointer } from '../http/json-pointer.ts';
import type { ValuePath } from './files/path-expression.ts';

/** The names and indices of a JSON pointer into a value. */
export function toValuePath(value: unknown, pointer: string): ValuePath {
  let part = value;
  return parsePointer(pointer).map((name) => {
    const at = Array.isArray(part) ? Number(name) : name;
    part = (part as Record<string, unknown>)[at];
    return at;
  });
}
