import { isRecord } from '../../http/is-record.ts';
import { type Document, find, type Located } from '../../openapi/document.ts';
import { excerpt } from './difference.ts';

const maxDepth = 20;

/** A changed default, in words. Texts are not shown: one of them may be a secret. */
export function changeOfDefault(before: unknown, after: unknown): string {
  const isPlain = [before, after].every(
    (value) => value === null || !['string', 'object'].includes(typeof value),
  );
  if (!isPlain) return before === undefined ? 'a value' : 'another value';
  return before === undefined ? excerpt(after) : `${excerpt(after)}, not ${excerpt(before)}`;
}

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
