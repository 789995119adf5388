import type { Operation, Spec } from '../spec.ts';
import { inferResources } from './infer-resources.ts';
import type { Resource } from './resource.ts';

const inferred = new WeakMap<Spec, Resource[]>();

/** The resources of a document, as callers see them: a PUT that can create an item counts as creation. Inferred once. */
export function resourcesOf(spec: Spec): Resource[] {
  const resources = inferred.get(spec) ?? inferResources(spec).map(withCreation);
  inferred.set(spec, resources);
  return resources;
}

/** Whether callers choose the id of a new item by its path. */
export function isNamedInPath({ operations: { create } }: Resource): boolean {
  return create?.operation.method === 'PUT';
}

/**
 * Makes the operation that replaces an item its creation as well, where there is no other and the document has a 201 for
 * it (RFC 9110, section 9.3.4).
 */
function withCreation(resource: Resource): Resource {
  const { operations, item } = resource;
  const { create, replace } = operations;
  const responses = replace?.operation.responses;
  if (create || !replace || replace.operation.path !== item || !responses?.has('201')) return resource;
  const all = { ...operations, create: { ...replace, status: 201 } };
  return { ...resource, id: idByPath(resource, replace.operation), operations: all };
}

// A string in the path cannot be the number that the server assigns.
function idByPath({ id, shape }: Resource, { parameters }: Operation): Resource['id'] {
  const inPath = parameters.find(({ value }) => value.in === 'path' && value.name === id?.parameter)?.value
    .schema;
  const inItem = id?.field === undefined ? undefined : shape.properties.get(id.field)?.schema.type;
  const pathType = typeof inPath === 'object' ? inPath.type : undefined;
  if (!id || pathType === undefined || inItem === undefined) return id;
  const isSame = [pathType].flat().some((type) => [inItem].flat().includes(type));
  return isSame ? id : { ...id, field: undefined };
}
