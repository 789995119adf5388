import { type Document, find } from '../document.ts';

type Rules = Record<string, unknown>;

/** Where something stands in a document: below a key of each of these objects. */
interface Edge {
  from: object;
  key: string;
}

/** Where each object of a document stands; and who refers to it. */
export type Edges = ReadonlyMap<object, readonly Edge[]>;

/** What one pass through a document finds of secret values. */
export interface DocumentScan {
  /** Schemas that say so themselves. */
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

/** Notes what each part of the document says of secrets itself. */
export function scanDocument(document: Document): DocumentScan {
  const found = { marked: [] as object[], properties: [] as [string, unknown][], parameters: [] as Rules[] };
  for (const { part, isMap } of partsOf(document)) {
    if (isMap) continue;
    if (isMarked(part)) found.marked.push(part);
    if (typeof part.name === 'string' && typeof part.in === 'string') found.parameters.push(part);
    for (const named of [part.properties, part.headers])
      if (isObject(named)) found.properties.push(...Object.entries(named));
  }
  return found;
}

/** Finds how the parts of a document are connected. */
export function edgesOf(document: Document): Edges {
  const edges = new Map<object, Edge[]>();
  const connect = (to: object, edge: Edge) => {
    const known = edges.get(to);
    if (known) known.push(edge);
    else edges.set(to, [edge]);
  };
  for (const { part, below } of partsOf(document)) {
    const target = typeof part.$ref === 'string' ? find(document, part.$ref)?.value : undefined;
    if (isObject(target)) connect(target, { from: part, key: '$ref' });
    for (const [key, value] of below) connect(value, { from: part, key });
  }
  return edges;
}

interface Part {
  part: Rules;
  isMap: boolean;
  /** What stands below it, except values of a schema. */
  below: readonly [key: string, value: Rules][];
}

/** Each object of a document once. */
function* partsOf(document: Document): Generator<Part> {
  const root = document as unknown as Rules;
  const seen = new Set<object>([root]);
  // A queue, not a recursion: documents nest deeply.
  const queue = [{ part: root, isMap: false }];
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { part, isMap } = next;
    const below = Object.entries(part).flatMap(([key, value]): [string, Rules][] =>
      isObject(value) && (isMap || !values.has(key)) ? [[key, value]] : [],
    );
    yield { part, isMap, below };
    for (const [key, value] of below) {
      if (seen.has(value)) continue;
      seen.add(value);
      queue.push({ part: value, isMap: !isMap && maps.has(key) });
    }
  }
}

/** All objects that lead to one of these, unless `stopsAt` an edge. */
export function reachingFrom(
  targets: readonly object[],
  edges: Edges,
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
