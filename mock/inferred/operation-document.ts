import { parsePointer } from '../../contracts/http/json-pointer.ts';
import { type Document, find } from '../../contracts/openapi/document.ts';
import type { Operation } from '../../contracts/openapi/spec.ts';

/**
 * A document of one operation and the components that it leads to, and nothing else. `undefined` where it leads to parts
 * of other operations.
 */
export function operationDocument(document: Document, operation: Operation): object | undefined {
  const { path, pointer } = operation;
  const method = operation.method.toLowerCase();
  const { [method]: whole, parameters } = (document.paths[path] ?? {}) as Record<string, object>;
  // Whoever reads it is not to call anybody back.
  const own = { ...whole, callbacks: undefined };
  const item = { [method]: own, ...(parameters !== undefined && { parameters }) };
  const components: Record<string, Record<string, unknown>> = Object.create(null);
  const waiting = refsIn(item);
  for (let $ref = waiting.pop(); $ref !== undefined; $ref = waiting.pop()) {
    const [top, kind = '', encoded = ''] = parsePointer($ref.slice(1));
    const name = decodeURIComponent(encoded);
    if (top !== 'components') return undefined;
    const known: Record<string, unknown> = components[kind] ?? Object.create(null);
    components[kind] = known;
    if (Object.hasOwn(known, name)) continue;
    const part = find(document, $ref.split('/').slice(0, 4).join('/'))?.value;
    if (part === undefined) throw new Error(`${pointer}: $ref leads nowhere: ${$ref}`);
    known[name] = part;
    waiting.push(...refsIn(part));
  }
  const info = { title: operation.id, version: '1' };
  return { openapi: document.openapi, info, paths: { [path]: item }, components };
}

function refsIn(part: unknown): string[] {
  if (part === null || typeof part !== 'object') return [];
  return Object.entries(part).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value] : refsIn(value),
  );
}
