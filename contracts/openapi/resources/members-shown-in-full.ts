import type { Document, Schema } from '../document.ts';
import type { Spec } from '../spec.ts';
import { referenceMembers } from './id-field.ts';
import { itemShapeAt, normalizeName, requestSchema, responseSchema, sameName } from './item-in-body.ts';
import { singular } from './path-pairs.ts';
import type { Resource } from './resource.ts';
import { type SchemaShape, schemaParts, schemaShape } from './schema-shape.ts';

/** A member of an item that shows another item, which callers name by its id. */
export interface Reference {
  member: string;
  /** Whether it shows several items. */
  isList: boolean;
  /** The member of the shown item that has its id. */
  id: string;
  /** The resource of the shown item. */
  target: Resource;
}

/** How to find the resource that an object belongs to. */
interface Targets {
  byName: Map<string, Resource>;
  bySchema: Map<object, Resource>;
}

const known = new WeakMap<Resource, Reference[]>();
const targets = new WeakMap<object, Targets>();

/** The members of a resource's items that show items of another resource, by their schemas or names. */
export function referencesOf(
  { document }: Spec,
  resource: Resource,
  resources: ReadonlyMap<string, Resource>,
): Reference[] {
  const before = known.get(resource);
  if (before) return before;
  const all = targets.get(resources) ?? targetsOf(document, resources);
  targets.set(resources, all);
  const found = [...resource.shape.properties].flatMap(([member, { schema }]) => {
    return referenceAt(document, resource, all, member, schema) ?? [];
  });
  known.set(resource, found);
  return found;
}

function targetsOf(document: Document, resources: ReadonlyMap<string, Resource>): Targets {
  const found: Targets = { byName: new Map(), bySchema: new Map() };
  for (const resource of resources.values()) {
    if (resource.scope.length > 0 || resource.id?.field === undefined) continue;
    const name = normalizeName(singular(resource.name));
    if (!found.byName.has(name)) found.byName.set(name, resource);
    for (const part of partsOfItem(document, resource))
      if (!found.bySchema.has(part)) found.bySchema.set(part, resource);
  }
  return found;
}

/** The schemas that an item of a resource consists of, in the responses of reading one and of the list. */
export function partsOfItem(document: Document, { operations }: Resource): object[] {
  return [operations.read, operations.list].flatMap((own) => {
    if (own?.responsePointer === undefined) return [];
    const body = responseSchema(own.operation, own.status);
    const inner = own.responsePointer
      .split('/')
      .slice(1)
      .reduce<Schema | undefined>(
        (schema, step) => schemaShape(document, schema).properties.get(step)?.schema,
        body,
      );
    const item = own === operations.list ? schemaShape(document, inner).items : inner;
    return [...schemaParts(document, item)];
  });
}

function referenceAt(
  document: Document,
  resource: Resource,
  { byName, bySchema }: Targets,
  member: string,
  schema: Schema,
): Reference | undefined {
  const own = schemaShape(document, schema);
  const isList = !own.types.includes('object') && own.types.includes('array');
  const shown = isList ? own.items : schema;
  const shape = schemaShape(document, shown);
  if (!shape.types.includes('object') || !isSentAsId(document, resource, member)) return undefined;
  const named = byName.get(normalizeName(isList ? singular(member) : member));
  const parts = [...schemaParts(document, shown)];
  const target = parts.flatMap((part) => bySchema.get(part) ?? [])[0] ?? named;
  if (!target || (target === resource && resource.operations.create === undefined)) return undefined;
  const id = sameName(shape.properties.keys(), target.id?.field ?? '');
  return id === undefined ? undefined : { member, isList, id, target };
}

/** Whether no request describes more of the shown item than its id. */
function isSentAsId(document: Document, { operations }: Resource, member: string): boolean {
  const writes = [operations.create, operations.replace, operations.merge];
  return writes.every((own) => {
    if (own?.requestPointer === undefined) return true;
    const sent = itemShapeAt(document, requestSchema(own.operation), own.requestPointer);
    const name = sameName(sent.properties.keys(), member);
    return name === undefined || isId(document, schemaShape(document, sent.properties.get(name)?.schema));
  });
}

function isId(document: Document, shape: SchemaShape): boolean {
  const inner = shape.types.includes('array') ? schemaShape(document, shape.items) : shape;
  return [...inner.properties.keys()].every((name) => referenceMembers(inner).includes(name));
}
