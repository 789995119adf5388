import pluralize from 'pluralize-esm';
import type { Operation, Spec } from '../spec.ts';
import { correctionAt, requireKnown } from './author-corrections.ts';

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
  const paths = groupByPath(spec).filter(({ path }) => correctionAt(spec.document, path) !== false);
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
  for (const { collection } of pairs.values()) if (collection) adoptNamed(spec, collection);
  for (const [key, pair] of pairs) adoptCollection(key, pair, pairs);
  for (const [key, pair] of pairs) adoptCreation(key, pair, pairs);
  return [...pairs.values()];
}

// Some APIs have a path of its own for creation, such as Docker's `/secrets/create`.
function adoptCreation(key: string, pair: PathPair, pairs: ReadonlyMap<string, PathPair>): void {
  const { collection, item } = pair;
  if (!item || collection?.byMethod.has('POST')) return;
  for (const verb of ['create', 'add', 'new']) {
    const own = pairs.get(`${collection ? pathKey(collection.segments) : key}/${verb}`)?.collection;
    const create = own?.byMethod.get('POST');
    if (!own || !create) continue;
    if (collection) collection.byMethod.set('POST', create);
    else pair.collection = { ...own, byMethod: new Map([['POST', create]]) };
    return;
  }
}

/** The creation that a correction names. */
function adoptNamed(spec: Spec, { path, byMethod }: PathOperations): void {
  const { create } = correctionAt(spec.document, path) || {};
  if (create === undefined) return;
  requireKnown(path, 'create', create, [...spec.operations.keys()]);
  const operation = spec.operations.get(create);
  if (operation) byMethod.set('POST', operation);
}

// Some APIs name the path of a collection in the plural and that of an item in the singular: `/silences`, `/silence/{id}`.
function adoptCollection(key: string, pair: PathPair, pairs: Map<string, PathPair>): void {
  if (!pair.item || pair.collection) return;
  const [, above = '', last = ''] = /^(.*?)([^/]*)$/.exec(key) ?? [];
  for (const [otherKey, other] of pairs) {
    const name = otherKey.startsWith(above) ? otherKey.slice(above.length) : '';
    if (name === last || name.includes('/') || singular(name) !== singular(last)) continue;
    if (other.item || !other.collection || last === '' || last === '{}') continue;
    pair.collection = other.collection;
    pairs.delete(otherKey);
    return;
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

/** The singular of the last segment of a name: `users/pets` → `pet`. */
export function singular(name: string): string {
  return pluralize.singular(name.split('/').at(-1) ?? name);
}
