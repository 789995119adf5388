import { type Document, find } from '../document.ts';
import { resolveDynamicReferences } from './resolve-dynamic-references.ts';
import { type PartPath, pointerTo, walkDocument } from './walk-document.ts';

type Schema = Record<string, unknown>;

interface Referring {
  schema: Schema;
  /** The URI that its references are resolved by. */
  base: string;
}

/** A document's own URI does not matter. */
const root = 'bonafide:/document';

/**
 * Turns references by `$id`, `$anchor` or `$dynamicAnchor` (JSON Schema 2020-12, section 8.2), in place, into JSON
 * pointers, so that no other code has to know of these.
 */
export function resolveSchemaIds(document: Document): void {
  // Hardly any document has ids, and then this check is all that it costs.
  if (!hasIds(document)) return;
  const known = new Map<string, string>();
  const referring: Referring[] = [];
  const anchors = new Map<string, Record<string, string>>();
  const byPointer = new Map<string, string>();
  const bases = new WeakMap<PartPath, string>();
  walkDocument(document, 'document', undefined, {
    visit(part, kind, at) {
      if (kind !== 'schema') return;
      const base = baseOf(part, at, bases);
      if (at) bases.set(at, base);
      separate(part);
      byPointer.set(pointerTo(at), base);
      for (const uri of urisOf(part, base)) known.set(uri, pointerTo(at));
      if (typeof part.$dynamicAnchor === 'string')
        anchors.set(base, { [part.$dynamicAnchor]: pointerTo(at), ...anchors.get(base) });
      if (typeof part.$ref === 'string' || typeof part.$dynamicRef === 'string')
        referring.push({ schema: part, base });
    },
  });
  const dynamic = new Map<Schema, string>();
  for (const { schema, base } of referring) {
    const anchor = dynamicAnchorOf(schema);
    resolveReference(document, schema, base, known);
    const target = find(document, String(schema.$ref))?.value as Schema | undefined;
    if (anchor !== undefined && target?.$dynamicAnchor === anchor) dynamic.set(schema, anchor);
  }
  if (dynamic.size > 0) resolveDynamicReferences(document, { bases: byPointer, anchors, dynamic });
}

/** Both kinds of references in one schema become one in each of two. */
function separate(schema: Schema): void {
  const { $ref, $dynamicRef, allOf } = schema;
  if (typeof $ref !== 'string' || typeof $dynamicRef !== 'string') return;
  delete schema.$dynamicRef;
  schema.allOf = [...(Array.isArray(allOf) ? allOf : []), { $dynamicRef }];
}

/** The anchor that a `$dynamicRef` names; `undefined` for a pointer. */
function dynamicAnchorOf({ $dynamicRef }: Schema): string | undefined {
  const [, anchor = ''] = typeof $dynamicRef === 'string' ? $dynamicRef.split('#') : [];
  return anchor === '' || anchor.startsWith('/') ? undefined : anchor;
}

function baseOf({ $id }: Schema, at: PartPath | undefined, bases: WeakMap<PartPath, string>): string {
  let outer = root;
  for (let up = at?.parent; up; up = up.parent) {
    const found = bases.get(up);
    if (found === undefined) continue;
    outer = found;
    break;
  }
  return typeof $id === 'string' ? uriOf($id, outer) : outer;
}

function hasIds(document: Document): boolean {
  let found = false;
  walkDocument(document, 'document', undefined, {
    visit: ({ $id, $anchor, $dynamicAnchor, $dynamicRef }, kind) => {
      found ||= kind === 'schema' && ($id ?? $anchor ?? $dynamicAnchor ?? $dynamicRef) !== undefined;
    },
  });
  return found;
}

function urisOf({ $id, $anchor, $dynamicAnchor }: Schema, base: string): string[] {
  const anchors = [$anchor, $dynamicAnchor].filter((name) => typeof name === 'string');
  return [...(typeof $id === 'string' ? [base] : []), ...anchors.map((name) => `${base}#${name}`)];
}

function resolveReference(
  document: Document,
  schema: Schema,
  base: string,
  known: ReadonlyMap<string, string>,
): void {
  const given = String(schema.$ref ?? schema.$dynamicRef);
  const uri = uriOf(given, base);
  const [resource = '', fragment = ''] = uri.split('#');
  const start = resource === root ? '#' : known.get(resource);
  const isPointer = fragment === '' || fragment.startsWith('/');
  const pointer = known.get(uri) ?? (isPointer && start ? `${start}${fragment}` : undefined);
  // OpenAPI's pointers start at the document's root, also below an `$id`.
  const found = [pointer, given].find((one) => one !== undefined && find(document, one));
  // An unknown name stays, and is reported as a reference that leads nowhere.
  schema.$ref = found ?? given;
  delete schema.$dynamicRef;
}

function uriOf(reference: string, base: string): string {
  try {
    return new URL(reference, base).href.replace(/#$/, '');
  } catch {
    return reference;
  }
}
