// The resources of an API, inferred from its document alone.
export { requestSchema, requestShape, responseSchema, sameName } from './bodies.ts';
export { isNamedInPath, resourcesOf } from './creatable.ts';
export { createdId } from './created-id.ts';
export { isInMilliseconds, isTimeName, maxEpochSeconds } from './fields.ts';
export { inferResources } from './infer.ts';
export { countAcceptingPaths, pathIdPointers } from './path-ids.ts';
export { singular } from './paths.ts';
export type {
  ListOrder,
  Precondition,
  Resource,
  ResourceId,
  ResourceList,
  ResourceOperation,
  ResourceRole,
} from './resource.ts';
export { type PropertyShape, resolvedSchema, type SchemaShape, schemaShape } from './shape.ts';
