import { type Document, find, type Located } from '../openapi/document.ts';
import { Comparison } from './schema/compare-schemas.ts';
import type { Difference } from './schema/difference.ts';

/**
 * Who writes a value: what consumers send must still be accepted, what they receive must still be readable. An operation's
 * requests are sent and its responses received; those of a webhook the other way round.
 */
export type Flow = 'sent' | 'received';

/** A breaking change of a schema; `from` and `to` are JSON pointers into the old and the new document. */
export type SchemaChange = Difference;

/** Two documents whose schemas are compared. Each pair of schemas is compared once, however many operations use it. */
export class SchemaPairs {
  readonly #old: Document;
  readonly #new: Document;
  readonly #comparisons = new Map<string, Comparison>();

  constructor(old: Document, now: Document) {
    this.#old = old;
    this.#new = now;
  }

  /**
   * What a new schema breaks for consumers who rely on the old one. A pointer that leads nowhere means any value. Values
   * may be text, as in parameters, headers and forms.
   */
  changes(flow: Flow, old: string, now: string, { isText = false } = {}): readonly SchemaChange[] {
    const before = { pointer: old, schemas: schemasAt(this.#old, old) };
    const after = { pointer: now, schemas: schemasAt(this.#new, now) };
    const comparison = this.#comparison(flow, isText);
    if (flow === 'sent') return comparison.differences(before, after);
    return comparison
      .differences(after, before)
      .map(({ from, to, ...one }) => ({ ...one, from: to, to: from }));
  }

  #comparison(flow: Flow, isText: boolean): Comparison {
    const key = `${flow} ${isText}`;
    const known = this.#comparisons.get(key);
    if (known) return known;
    const made =
      flow === 'sent'
        ? new Comparison({ from: this.#old, to: this.#new, direction: 'request', isText })
        : new Comparison({ from: this.#new, to: this.#old, direction: 'response', isText });
    this.#comparisons.set(key, made);
    return made;
  }
}

function schemasAt(document: Document, pointer: string): Located<unknown>[] {
  const found = find(document, pointer);
  return found?.value === undefined ? [] : [found];
}

/** A change of what consumers send, in words. */
export function sentMessage(what: string, { kind, path, requirement }: SchemaChange): string {
  const subject = `${what}${path === '' ? '' : ` ${path}`}`;
  if (kind === 'removed') return `${subject} is no longer accepted`;
  return kind === 'default' ? `${subject} defaults to ${requirement}` : `${subject} must be ${requirement}`;
}

/** A change of what consumers receive, in words. */
export function receivedMessage(what: string, { kind, path, requirement }: SchemaChange): string {
  const subject = path === '' ? what : path;
  return kind === 'removed'
    ? `${subject} is no longer returned`
    : `${subject} was always ${requirement}, and no longer has to be`;
}

/** Where a change was made, and what it has in common with all others that the same edit of the document makes. */
export function placeOf({ kind, path, requirement, from, to }: SchemaChange) {
  return { old: from, new: to, cause: [kind, path.split('/').at(-1), requirement].join(' ') };
}
