import type { Operation, Spec } from '../spec.ts';

/** All operations of one path. */
export interface PathOperations {
  /** The path template. */
  path: string;
  segments: string[];
  byMethod: Map<string, Operation>;
}

/** The path of a collection and that of its items, as far as they have operations. */
export interface PathPair {
  collection: PathOperations | undefined;
  item: PathOperations | undefined;
}

/**
 * Pairs the paths of a document: `/pets` and `/pets/{id}`; a path without a counterpart is alone. `isList` is asked for
 * paths that end with a parameter: one that returns a list is a collection, not an item.
 */
export function pairPaths(
  spec: Spec,
  isList: (path: PathOperations, hasItems: boolean) => boolean,
): PathPair[] {
  const paths = groupByPath(spec);
  const above = new Set(paths.map(({ segments }) => parentKey(segments)));
  const pairs = new Map<string, PathPair>();
  const pairOf = (key: string) => {
    const known = pairs.get(key) ?? { collection: undefined, item: undefined };
    pairs.set(key, known);
    return known;
  };
  for (const one of paths) {
    const key = pathKey(one.segments);
    const isItem = parameterName(one.segments.at(-1)) !== undefined && !isList(one, above.has(key));
    if (isItem) pairOf(parentKey(one.segments) ?? '').item = one;
    else pairOf(key).collection = one;
  }
  for (const pair of pairs.values()) adoptCreation(pair, pairs);
  return [...pairs.values()];
}

// Some APIs have a path of its own for creation, such as Docker's `/secrets/create`.
function adoptCreation({ collection, item }: PathPair, pairs: ReadonlyMap<string, PathPair>): void {
  if (!collection || !item || collection.byMethod.has('POST')) return;
  for (const verb of ['create', 'add', 'new']) {
    const create = pairs.get(`${pathKey(collection.segments)}/${verb}`)?.collection?.byMethod.get('POST');
    if (create) collection.byMethod.set('POST', create);
  }
}

/** The key of the path without its last segment, where that is a parameter. */
function parentKey(segments: readonly string[]): string | undefined {
  return parameterName(segments.at(-1)) === undefined ? undefined : pathKey(segments.slice(0, -1));
}

function groupByPath(spec: Spec): PathOperations[] {
  const paths = new Map<string, PathOperations>();
  for (const operation of spec.operations.values()) {
    const { path, method } = operation;
    const one = paths.get(path) ?? { path, segments: pathSegments(path), byMethod: new Map() };
    one.byMethod.set(method, operation);
    paths.set(path, one);
  }
  return [...paths.values()];
}

/** The segments of a path; a trailing slash is ignored, and so is a format at the end, as in `/queues/{sid}.json`. */
export function pathSegments(path: string): string[] {
  return path
    .replace(/\.(json|xml)$/, '')
    .split('/')
    .filter((segment) => segment !== '');
}

/** The name in `{name}`; `undefined` for any other segment. */
export function parameterName(segment: string | undefined): string | undefined {
  return /^\{([^{}]+)\}$/.exec(segment ?? '')?.[1];
}

/** Equal for paths that differ only in the names of their parameters. */
export function pathKey(segments: readonly string[]): string {
  return segments.map((segment) => segment.replace(/\{[^{}]*\}/g, '{}')).join('/');
}

/** The name of a resource: the literal segments of its path. */
export function resourceName(segments: readonly string[]): string {
  const literals = segments.filter((segment) => !segment.includes('{') && !/^v\d+$|^api$/i.test(segment));
  return literals.join('/');
}

/** The singular of a regular English plural: `pets` → `pet`. */
export function singular(name: string): string {
  const last = name.split('/').at(-1) ?? name;
  if (/ies$/i.test(last)) return last.replace(/ies$/i, 'y');
  if (/(ss|x|ch|sh)es$/i.test(last)) return last.slice(0, -2);
  return /[^s]s$/i.test(last) ? last.slice(0, -1) : last;
}
