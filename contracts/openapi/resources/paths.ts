import type { Operation, Spec } from '../spec.ts';

/** All operations of one path. */
export interface PathOperations {
  /** As the document spells it. */
  path: string;
  segments: string[];
  byMethod: Map<string, Operation>;
}

/** A collection's path and the path of its items, as far as either has operations. */
export interface PathPair {
  collection: PathOperations | undefined;
  item: PathOperations | undefined;
}

/**
 * Pairs the paths of a document: `/pets` and `/pets/{id}`; a path that has no counterpart stands alone. `isList` says
 * of a path that ends with a parameter whether it answers with a list: then it is a collection, and not an item.
 */
export function pairPaths(
  spec: Spec,
  isList: (path: PathOperations, hasItems: boolean) => boolean,
): PathPair[] {
  const paths = groupByPath(spec);
  const above = new Set(paths.map(({ segments }) => keyAbove(segments)));
  const pairs = new Map<string, PathPair>();
  const pairOf = (key: string) => {
    const known = pairs.get(key) ?? { collection: undefined, item: undefined };
    pairs.set(key, known);
    return known;
  };
  for (const one of paths) {
    const key = keyOf(one.segments);
    const isItem = parameterOf(one.segments.at(-1)) !== undefined && !isList(one, above.has(key));
    if (isItem) pairOf(keyAbove(one.segments) ?? '').item = one;
    else pairOf(key).collection = one;
  }
  for (const pair of pairs.values()) adoptCreation(pair, pairs);
  return [...pairs.values()];
}

// Some APIs create at a path of its own, as Docker's does at `/secrets/create`.
function adoptCreation({ collection, item }: PathPair, pairs: ReadonlyMap<string, PathPair>): void {
  if (!collection || !item || collection.byMethod.has('POST')) return;
  for (const verb of ['create', 'add', 'new']) {
    const create = pairs.get(`${keyOf(collection.segments)}/${verb}`)?.collection?.byMethod.get('POST');
    if (create) collection.byMethod.set('POST', create);
  }
}

/** The key of the path that a path with a parameter at its end stands below. */
function keyAbove(segments: readonly string[]): string | undefined {
  return parameterOf(segments.at(-1)) === undefined ? undefined : keyOf(segments.slice(0, -1));
}

function groupByPath(spec: Spec): PathOperations[] {
  const paths = new Map<string, PathOperations>();
  for (const operation of spec.operations.values()) {
    const { path, method } = operation;
    const one = paths.get(path) ?? { path, segments: segmentsOf(path), byMethod: new Map() };
    one.byMethod.set(method, operation);
    paths.set(path, one);
  }
  return [...paths.values()];
}

/** The steps of a path; a slash at its end is none. */
export function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/** The name in `{name}`; `undefined` for a step that is more than that, or none. */
export function parameterOf(segment: string | undefined): string | undefined {
  return /^\{([^{}]+)\}$/.exec(segment ?? '')?.[1];
}

/** The same for two paths that differ only in what they call their parameters. */
export function keyOf(segments: readonly string[]): string {
  return segments.map((segment) => segment.replace(/\{[^{}]*\}/g, '{}')).join('/');
}

/** The steps of a path that are no parameters: what a resource is called. */
export function nameOf(segments: readonly string[]): string {
  const literals = segments.filter((segment) => !segment.includes('{') && !/^v\d+$|^api$/i.test(segment));
  return literals.join('/');
}

/** One of many, as far as English is regular: `pets` → `pet`. */
export function singularOf(name: string): string {
  const last = name.split('/').at(-1) ?? name;
  if (/ies$/i.test(last)) return last.replace(/ies$/i, 'y');
  if (/(ss|x|ch|sh)es$/i.test(last)) return last.slice(0, -2);
  return /[^s]s$/i.test(last) ? last.slice(0, -1) : last;
}
