import { type Document, resolve } from './document.ts';

/**
 * Whether the schema at a JSON pointer, or any schema that it refers to, requires a property with a keyword: `readOnly` or
 * `writeOnly`.
 */
export function requiresReadOrWriteOnly(document: Document, pointer: string, keyword: string): boolean {
  const seen = new Set<unknown>();
  const marked = new Set<string>();
  const required = new Set<string>();
  const look = (part: unknown): void => {
    if (part === null || typeof part !== 'object' || seen.has(part)) return;
    seen.add(part);
    for (const name of namesRequired(part)) required.add(name);
    for (const name of namesMarked(document, part, keyword)) marked.add(name);
    look(target(document, part));
    Object.values(part).forEach(look);
  };
  look({ $ref: pointer });
  return [...marked].some((name) => required.has(name));
}

function namesRequired({ required }: { required?: unknown }): string[] {
  return Array.isArray(required) ? required : [];
}

function namesMarked(
  document: Document,
  { properties }: { properties?: unknown },
  keyword: string,
): string[] {
  const all = Object.entries((properties ?? {}) as object);
  return all.filter(([, property]) => target(document, property)?.[keyword] === true).map(([name]) => name);
}

/** A part with its reference resolved. `undefined` for an unresolved one: it may be data of an example. */
function target(document: Document, part: unknown): Record<string, unknown> | undefined {
  if (part === null || typeof part !== 'object') return undefined;
  try {
    return resolve<Record<string, unknown>>(document, part as Record<string, unknown>, '').value;
  } catch {
    return undefined;
  }
}
