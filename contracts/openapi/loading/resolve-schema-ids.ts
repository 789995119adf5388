import { type Document, find } from '../document.ts';
import { type At, pointerOf, walkDocument } from './walk-document.ts';

type Schema = Record<string, unknown>;

interface Referring {
  schema: Schema;
  /** The URI that its references are resolved by. */
  base: string;
}

/** The URI of a document whose own is of no matter. */
const root = 'bonafide:/document';

/**
 * Turns what refers to schemas by `$id`, `$anchor` or `$dynamicAnchor` (JSON Schema 2020-12, section 8.2), in place, into
 * JSON pointers, so that nobody else needs to know of these. A `$dynamicRef` becomes the `$ref` that it is at first sight.
 */
export function resolveSchemaIds(document: Document): void {
  // Next to no document has names, and then this look is all that it costs.
  if (!hasNames(document)) return;
  const known = new Map<string, string>();
  const referring: Referring[] = [];
  const bases = new WeakMap<At, string>();
  walkDocument(document, 'document', undefined, {
    part(part, kind, at) {
      if (kind !== 'schema') return;
      const base = baseOf(part, at, bases);
      if (at) bases.set(at, base);
      for (const uri of urisOf(part, base)) known.set(uri, pointerOf(at));
      if (typeof part.$ref === 'string' || typeof part.$dynamicRef === 'string')
        referring.push({ schema: part, base });
    },
  });
  for (const { schema, base } of referring) settle(document, schema, base, known);
}

function baseOf({ $id }: Schema, at: At | undefined, bases: WeakMap<At, string>): string {
  let outer = root;
  for (let up = at?.up; up; up = up.up) {
    const found = bases.get(up);
    if (found === undefined) continue;
    outer = found;
    break;
  }
  return typeof $id === 'string' ? uriOf($id, outer) : outer;
}

function hasNames(document: Document): boolean {
  let found = false;
  walkDocument(document, 'document', undefined, {
    part: ({ $id, $anchor, $dynamicAnchor }, kind) => {
      found ||= kind === 'schema' && ($id ?? $anchor ?? $dynamicAnchor) !== undefined;
    },
  });
  return found;
}

function urisOf({ $id, $anchor, $dynamicAnchor }: Schema, base: string): string[] {
  const anchors = [$anchor, $dynamicAnchor].filter((name) => typeof name === 'string');
  return [...(typeof $id === 'string' ? [base] : []), ...anchors.map((name) => `${base}#${name}`)];
}

function settle(document: Document, schema: Schema, base: string, known: ReadonlyMap<string, string>): void {
  const given = String(schema.$ref ?? schema.$dynamicRef);
  const uri = uriOf(given, base);
  const [resource = '', fragment = ''] = uri.split('#');
  const start = resource === root ? '#' : known.get(resource);
  const pointer = known.get(uri) ?? (fragment.startsWith('/') && start ? `${start}${fragment}` : start);
  // A pointer from the document's own root, as OpenAPI writes it, also below an `$id`.
  const found = [pointer, given].find((one) => one !== undefined && find(document, one));
  if (found === undefined) return;
  schema.$ref = found;
  delete schema.$dynamicRef;
}

function uriOf(reference: string, base: string): string {
  try {
    return new URL(reference, base).href.replace(/#$/, '');
  } catch {
    return reference;
  }
}
