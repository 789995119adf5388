import { isRecord } from '../../http/is-record.ts';
import { parsePointer } from '../../http/json-pointer.ts';
import { find, resolve } from '../document.ts';
import { whyUnread } from './bundle.ts';
import type { Report } from './issue-collector.ts';
import { emptyPart, insteadOf } from './replace-invalid-part.ts';
import type { PartKind, PartPath } from './walk-document.ts';

/** A part with a `$ref`. */
export interface Referring {
  part: Record<string, unknown>;
  kind: PartKind;
  at: PartPath | undefined;
}

/**
 * Returns what a `$ref` leads to. Where that is nothing, or a part of another kind, it reports this, and turns the
 * referring part into one that restricts nothing. `kinds` are those of the parts that are known.
 */
export function validateReference(
  report: Report,
  { part, kind, at }: Referring,
  kinds: ReadonlyMap<unknown, PartKind>,
): { value: object; at: PartPath | undefined } | undefined {
  const $ref = String(part.$ref);
  const target = find(report.document, $ref);
  const message = whyInvalid(report, { part, kind, at }, kinds);
  if (message !== undefined) {
    report.error(at, 'no-unresolved-refs', message, insteadOf(kind));
    delete part.$ref;
    if (kind !== 'schema') Object.assign(part, emptyPart(kind));
    return undefined;
  }
  return isRecord(target?.value) ? { value: target.value, at: pathOf(target.pointer) } : undefined;
}

function whyInvalid(
  { document, unreadFiles }: Report,
  { part, kind }: Referring,
  kinds: ReadonlyMap<unknown, PartKind>,
): string | undefined {
  const $ref = String(part.$ref);
  const value = find(document, $ref)?.value;
  const known = kinds.get(value);
  if (known !== undefined && known !== kind) return `$ref: ${$ref} is not of the kind ${kind}, but ${known}`;
  if (!isRecord(value) && (kind !== 'schema' || typeof value !== 'boolean')) {
    const reason = whyUnread(unreadFiles, $ref);
    return `unresolved $ref: ${$ref}${reason ? ` (${reason})` : ''}`;
  }
  try {
    resolve(document, part, '');
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    if (message.includes('in a row')) return `$ref: ${$ref} leads to more than 100 others in a row`;
    // What a later reference lacks is reported there, and a circle of schemas as such.
    return kind !== 'schema' && message.includes('circular') ? `circular $ref: ${$ref}` : undefined;
  }
}

function pathOf(pointer: string): PartPath | undefined {
  return parsePointer(pointer).reduce<PartPath | undefined>((parent, step) => ({ step, parent }), undefined);
}
