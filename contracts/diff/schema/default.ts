import { isRecord } from '../../http/is-record.ts';
import { type Document, find, type Located } from '../../openapi/document.ts';

const maxDepth = 20;

/** The first default that some schemas, or those that always apply with them, state. */
export function defaultOf(
  document: Document,
  schemas: readonly Located<unknown>[],
  depth = 0,
): Located<unknown> | undefined {
  if (depth > maxDepth) return undefined;
  for (const { value, pointer } of schemas) {
    if (!isRecord(value)) continue;
    if ('default' in value) return { value: value.default, pointer: `${pointer}/default` };
    const target = typeof value.$ref === 'string' ? find(document, value.$ref) : undefined;
    const all = Array.isArray(value.allOf) ? value.allOf : [];
    const parts = all.map((part, index) => ({ value: part, pointer: `${pointer}/allOf/${index}` }));
    const found = defaultOf(document, [...(target ? [target] : []), ...parts], depth + 1);
    if (found) return found;
  }
  return undefined;
}
