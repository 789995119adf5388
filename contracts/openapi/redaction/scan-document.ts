import { type Document, find } from '../document.ts';

type Rules = Record<string, unknown>;

/** Where something stands in a document: below a key of each of these objects. */
interface Edge {
  from: object;
  key: string;
}

/** What one pass through a document finds of secret values. */
export interface DocumentScan {
  /** All objects from which a schema that is marked secret can be reached, through any keyword or `$ref`. */
  reaching: ReadonlySet<object>;
  /** Objects that stand below a key of an object, as schemas below `properties` do; refers back through `$ref`, too. */
  edges: ReadonlyMap<object, readonly Edge[]>;
  marked: readonly object[];
  /** Each property of a schema, each header of a response. */
  properties: readonly [name: string, schema: unknown][];
  parameters: readonly Rules[];
}

/** Keys below which every key is a name, not a keyword. */
const maps = new Set(
  [
    ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'schemas', 'responses'],
    ['parameters', 'headers', 'requestBodies', 'paths', 'webhooks', 'pathItems', 'content', 'callbacks'],
  ].flat(),
);
/** Keywords that have values of a schema, not schemas. */
const values = new Set(['example', 'examples', 'default', 'enum', 'const']);

/** Whether a schema itself says that its values are secret: `writeOnly`, or `format: password`. */
export function isMarked({ writeOnly, format }: Rules): boolean {
  return writeOnly === true || format === 'password';
}

/** Walks through a document once. */
export function scanDocument(document: Document): DocumentScan {
  const edges = new Map<object, Edge[]>();
  const found = { marked: [] as object[], properties: [] as [string, unknown][], parameters: [] as Rules[] };
  const queue: { part: Rules; isMap: boolean }[] = [{ part: document as unknown as Rules, isMap: false }];
  const seen = new Set<object>();
  // A queue, not a recursion: documents nest deeply.
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { part, isMap } = next;
    if (!isMap) note(part, found);
    const target = typeof part.$ref === 'string' ? find(document, part.$ref)?.value : undefined;
    if (isObject(target)) connect(edges, target, { from: part, key: '$ref' });
    for (const [key, value] of partsOf(part, isMap)) {
      connect(edges, value, { from: part, key });
      if (seen.has(value)) continue;
      seen.add(value);
      queue.push({ part: value, isMap: !isMap && maps.has(key) });
    }
  }
  return { reaching: reachingFrom(found.marked, edges), edges, ...found };
}

/** What stands below a part, except values of a schema. */
function partsOf(part: Rules, isMap: boolean): [key: string, below: Rules][] {
  return Object.entries(part).flatMap(([key, value]): [string, Rules][] =>
    isObject(value) && (isMap || !values.has(key)) ? [[key, value]] : [],
  );
}

/** Notes what a part of the document says of secrets itself. */
function note(
  part: Rules,
  found: { marked: object[]; properties: [string, unknown][]; parameters: Rules[] },
): void {
  if (isMarked(part)) found.marked.push(part);
  if (typeof part.name === 'string' && typeof part.in === 'string') found.parameters.push(part);
  for (const named of [part.properties, part.headers])
    if (isObject(named)) found.properties.push(...Object.entries(named));
}

function connect(edges: Map<object, Edge[]>, to: object, edge: Edge): void {
  const known = edges.get(to);
  if (known) known.push(edge);
  else edges.set(to, [edge]);
}

/** All objects that lead to one of these, unless `stopsAt` an edge. */
export function reachingFrom(
  targets: readonly object[],
  edges: ReadonlyMap<object, readonly Edge[]>,
  stopsAt: (edge: Edge) => boolean = () => false,
): ReadonlySet<object> {
  const reaching = new Set<object>(targets);
  const queue = [...targets];
  for (let next = queue.pop(); next; next = queue.pop()) {
    for (const edge of edges.get(next) ?? []) {
      if (reaching.has(edge.from) || stopsAt(edge)) continue;
      reaching.add(edge.from);
      queue.push(edge.from);
    }
  }
  return reaching;
}

function isObject(value: unknown): value is Rules {
  return value !== null && typeof value === 'object';
}
