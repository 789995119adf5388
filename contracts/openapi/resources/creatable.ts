import type { Operation, Spec } from '../spec.ts';
import { inferResources } from './infer.ts';
import type { Resource } from './resource.ts';

const inferred = new WeakMap<Spec, Resource[]>();

/** The resources of a document, for whoever calls its operations: inferred once. A PUT that may create counts as creation. */
export function resourcesOf(spec: Spec): Resource[] {
  const resources = inferred.get(spec) ?? inferResources(spec).map(creatable);
  inferred.set(spec, resources);
  return resources;
}

/** Whether the caller says in the path what a new item is called. */
export function isNamedInPath({ operations: { create } }: Resource): boolean {
  return create?.operation.method === 'PUT';
}

/**
 * The same resource, created by what replaces its items where nothing else does and the document says that this can
 * create one, too (RFC 9110, section 9.3.4).
 */
function creatable(resource: Resource): Resource {
  const { operations, item } = resource;
  const { create, replace } = operations;
  const responses = replace?.operation.responses;
  if (create || !replace || replace.operation.path !== item || !responses?.has('201')) return resource;
  const withCreate = { ...operations, create: { ...replace, status: 201 } };
  return { ...resource, id: idByPath(resource, replace.operation), operations: withCreate };
}

// What is a text in the path is not the number that the server assigns.
function idByPath({ id, shape }: Resource, { parameters }: Operation): Resource['id'] {
  const own = parameters.find(({ value }) => value.in === 'path' && value.name === id?.parameter)?.value
    .schema;
  const shown = id?.field === undefined ? undefined : shape.properties.get(id.field)?.schema.type;
  const given = typeof own === 'object' ? own.type : undefined;
  if (!id || given === undefined || shown === undefined) return id;
  const isSame = [given].flat().some((type) => [shown].flat().includes(type));
  return isSame ? id : { ...id, field: undefined };
}
