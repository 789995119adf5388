import type { Document, Schema } from '../document.ts';
import type { Operation, Spec } from '../spec.ts';
import { correctionAt, requireKnown } from './author-corrections.ts';
import {
  commonNames,
  locateItem,
  requestSchema,
  responseSchema,
  sameName,
  successStatus,
} from './item-in-body.ts';
import { partsOfItem } from './members-shown-in-full.ts';
import { parameterName, pathKey, pathSegments, singular } from './path-pairs.ts';
import type { Resource, View } from './resource.ts';
import { type SchemaShape, schemaParts } from './schema-shape.ts';

/** The views of a document's resources. */
export function findViews(spec: Spec, resources: readonly Resource[]): View[] {
  const own = resources.flatMap(
    (one) => collectionView(spec, one, resources) ?? itemView(spec, one, resources) ?? [],
  );
  return [...own, ...creationViews(spec, resources)];
}

/** The resource whose items a path has, as a correction says. */
function corrected(document: Document, path: string, all: readonly Resource[]): Resource | undefined {
  const { sameAs } = correctionAt(document, path) || {};
  if (sameAs === undefined) return undefined;
  const pathsOf = ({ collection, item }: Resource) => [collection, item].filter((one) => one !== undefined);
  requireKnown(path, 'sameAs', sameAs, all.flatMap(pathsOf));
  return all.find((one) => pathsOf(one).includes(sameAs));
}

function collectionView(spec: Spec, one: Resource, all: readonly Resource[]): View | undefined {
  const { collection, item, operations, kind, scope } = one;
  if (kind !== 'collection' || item !== undefined || collection === undefined) return undefined;
  const target =
    corrected(spec.document, collection, all) ??
    targetOf(spec.document, pathSegments(collection), partsOfItem(spec.document, one), one.shape, all);
  if (!target || target === one) return undefined;
  const { create, list } = operations;
  const canCreate = create && isPlaceable(target, scope);
  const own = { ...(list && { list }), ...(canCreate && { create }) };
  return {
    path: collection,
    target,
    field: undefined,
    scope,
    resource: one,
    parent: one.parent,
    operations: own,
  };
}

/** `/users/name/{name}` beside `/users/{id}`. */
function itemView({ document }: Spec, one: Resource, all: readonly Resource[]): View | undefined {
  const { item, collection, id, operations, scope, shape } = one;
  if (item === undefined || collection !== undefined || id?.field === undefined) return undefined;
  const above = pathKey(pathSegments(item).slice(0, -2));
  const target = all.find((other) => {
    const isAbove = other.collection !== undefined && pathKey(pathSegments(other.collection)) === above;
    return (
      isAbove && other.id !== undefined && isSameItem(document, partsOfItem(document, one), shape, other)
    );
  });
  const field = target && sameName(target.shape.properties.keys(), id.parameter);
  if (!target || field === undefined || field === target.id?.field) return undefined;
  return { path: item, target, field, scope, resource: one, parent: one.parent, operations };
}

/** Paths with nothing but a creation: `POST /user/repos` beside `/repos/{owner}/{repo}`. */
function creationViews(spec: Spec, all: readonly Resource[]): View[] {
  const explained = new Set(
    all.flatMap(({ operations }) => Object.values(operations).map(({ operation }) => operation)),
  );
  return [...spec.operations.values()].flatMap((operation) => {
    if (operation.method !== 'POST' || explained.has(operation)) return [];
    return creationView(spec.document, operation, all) ?? [];
  });
}

function creationView(document: Document, operation: Operation, all: readonly Resource[]): View | undefined {
  const segments = pathSegments(operation.path);
  const status = successStatus(operation, 201);
  const body = responseSchema(operation, status);
  const hint = { singular: singular(segments.at(-1) ?? '') };
  const located = locateItem(document, body, hint);
  if (parameterName(segments.at(-1)) !== undefined || !located) return undefined;
  const target = targetOf(document, segments, partsAt(document, body, located.pointer), located.shape, all);
  const scope = segments.flatMap((segment) => parameterName(segment) ?? []);
  if (!target || !isPlaceable(target, scope)) return undefined;
  const requestPointer = locateItem(document, requestSchema(operation), {
    ...hint,
    known: target.shape,
  })?.pointer;
  const create = { operation, status, requestPointer, responsePointer: located.pointer };
  return {
    path: operation.path,
    target,
    field: undefined,
    scope,
    resource: undefined,
    parent: undefined,
    operations: { create },
  };
}

function partsAt(document: Document, body: Schema | undefined, pointer: string): object[] {
  return pointer === '' ? [...schemaParts(document, body)] : [];
}

/** The resource with the same items, as their names and schemas say; the one that needs the fewest parameters. */
function targetOf(
  document: Document,
  segments: readonly string[],
  parts: readonly object[],
  shape: SchemaShape,
  all: readonly Resource[],
): Resource | undefined {
  const name = singular(segments.at(-1) ?? '');
  const candidates = all.filter(({ item, id }) => {
    const last = pathSegments(item ?? '').findLast((segment) => !segment.includes('{'));
    return id?.field !== undefined && last !== undefined && singular(last) === name;
  });
  const [best] = candidates
    .filter((one) => isSameItem(document, parts, shape, one))
    .toSorted((one, other) => one.scope.length - other.scope.length);
  return best;
}

function isSameItem(
  document: Document,
  parts: readonly object[],
  shape: SchemaShape,
  other: Resource,
): boolean {
  const field = other.id?.field ?? '';
  if (!shape.properties.has(field)) return false;
  const own = partsOfItem(document, other);
  if (parts.some((part) => own.includes(part))) return true;
  const size = Math.min(shape.properties.size, other.shape.properties.size);
  return size > 1 && commonNames(shape, other.shape).length * 2 > size;
}

/** Whether a path says below which items a new one is, or the new item itself. */
function isPlaceable({ scope: own, shape }: Resource, scope: readonly string[]): boolean {
  if (own.length === 0 || own.length === scope.length) return true;
  return own.every((name) => sameName([...scope, ...shape.properties.keys()], name) !== undefined);
}
