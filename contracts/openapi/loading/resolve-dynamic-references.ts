import { isRecord } from '../../http/is-record.ts';
import { type Document, find } from '../document.ts';
import { pointerTo, walkDocument } from './walk-document.ts';

type Schema = Record<string, unknown>;

/** Where the dynamic anchors of a scope lead: name to JSON pointer. What is outermost counts. */
type Scope = Readonly<Record<string, string>>;

/** What is known of a document's schemas when their references have become JSON pointers. */
export interface KnownSchemas {
  /** The URI of the schema resource that each schema is in, by its JSON pointer. */
  bases: ReadonlyMap<string, string>;
  /** The dynamic anchors of each resource. */
  anchors: ReadonlyMap<string, Scope>;
  /** The anchor of each `$dynamicRef` that depends on the scope. Its `$ref` leads to the anchor of its own resource. */
  dynamic: ReadonlyMap<Schema, string>;
}

/**
 * Gives each `$dynamicRef` what it leads to (JSON Schema 2020-12, section 8.2.3.2): the anchor of the outermost resource on
 * the way there. A schema that is reached from several scopes is copied, so that all other code sees plain references.
 */
export function resolveDynamicReferences(document: Document, known: KnownSchemas): void {
  const copies = new ScopedCopies(document, known);
  const changes: [Schema, string][] = [];
  for (const [pointer, base] of known.bases) {
    const schema = find(document, pointer)?.value;
    if (!isRecord(schema) || typeof schema.$ref !== 'string' || known.dynamic.has(schema)) continue;
    changes.push([schema, copies.targetIn(known.anchors.get(base) ?? {}, schema.$ref)]);
  }
  // Only now: a copy is made of what was written.
  for (const [schema, $ref] of changes) schema.$ref = $ref;
  copies.add();
}

class ScopedCopies {
  readonly #document: Document;
  readonly #known: KnownSchemas;
  readonly #made = new Map<string, string>();
  readonly #schemas = new Map<string, unknown>();

  constructor(document: Document, known: KnownSchemas) {
    this.#document = document;
    this.#known = known;
  }

  /** The pointer of a schema, or of its copy for a scope from which it is another one. */
  targetIn(outer: Scope, target: string): string {
    const own = this.#anchorsAt(target);
    const scope = { ...own, ...outer };
    const names = [...this.#namesBelow(target)].sort();
    if (names.every((name) => scope[name] === own[name])) return target;
    const key = JSON.stringify([target, names.map((name) => [name, scope[name]])]);
    const before = this.#made.get(key);
    if (before !== undefined) return before;
    const name = this.#nameFor(target);
    const pointer = `#/components/schemas/${name}`;
    this.#made.set(key, pointer);
    this.#schemas.set(name, this.#copy(target, scope));
    return pointer;
  }

  /** Adds the copies to the document's components. */
  add(): void {
    if (this.#schemas.size === 0) return;
    this.#document.components ??= {};
    this.#document.components.schemas ??= {};
    Object.assign(this.#document.components.schemas, Object.fromEntries(this.#schemas));
  }

  #copy(target: string, scope: Scope): unknown {
    const original = find(this.#document, target)?.value;
    const copy = structuredClone(original);
    walkDocument(copy, 'schema', undefined, {
      visit: (part, _, at) => {
        delete part.$id;
        const pointer = `${target}${pointerTo(at).slice(1)}`;
        const written = find(this.#document, pointer)?.value as Schema;
        const inner = { ...this.#anchorsAt(pointer), ...scope };
        const anchor = this.#known.dynamic.get(written);
        const next = anchor === undefined ? part.$ref : (inner[anchor] ?? part.$ref);
        if (typeof next === 'string') part.$ref = this.targetIn(inner, next);
      },
    });
    return copy;
  }

  /** The anchors that dynamic references below a schema name, wherever they are. */
  #namesBelow(target: string, seen = new Set<string>(), names = new Set<string>()): Set<string> {
    if (seen.has(target)) return names;
    seen.add(target);
    const next: string[] = [];
    walkDocument(find(this.#document, target)?.value, 'schema', undefined, {
      visit: (part) => {
        const anchor = this.#known.dynamic.get(part);
        if (anchor !== undefined) names.add(anchor);
        if (typeof part.$ref === 'string') next.push(part.$ref);
      },
    });
    for (const one of next) this.#namesBelow(one, seen, names);
    return names;
  }

  /** The anchors of the resource that a schema is in. */
  #anchorsAt(pointer: string): Scope {
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      const base = this.#known.bases.get(at);
      if (base !== undefined) return this.#known.anchors.get(base) ?? {};
      if (!at.includes('/')) break;
    }
    return {};
  }

  #nameFor(target: string): string {
    const name = (target.split('/').at(-1) ?? 'schema').replaceAll(/[^\w.-]/g, '_');
    const isTaken = (one: string) =>
      this.#schemas.has(one) || Object.hasOwn(this.#document.components?.schemas ?? {}, one);
    let number = 2;
    while (isTaken(`${name}-${number}`)) number += 1;
    return `${name}-${number}`;
  }
}

/** A schema of a file of its own is a resource of its own, too, where its dynamic anchors are concerned. */
export function identifyResource(value: unknown, uri: string): void {
  if (!isRecord(value) || value.openapi !== undefined || value.swagger !== undefined) return;
  if (typeof value.$dynamicAnchor === 'string' && value.$id === undefined) value.$id = uri;
}
