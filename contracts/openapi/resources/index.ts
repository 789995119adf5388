// The resources of an API, inferred from its document alone.

export { correctResources, type ResourceCorrection, type ResourceCorrections } from './author-corrections.ts';
export { answersId, createdId } from './created-id.ts';
export { isInMilliseconds, isTimeName, maxEpochSeconds } from './field-roles.ts';
export { referenceMembers } from './id-field.ts';
export { countAcceptingPaths, pathIdPointers } from './ids-that-paths-accept.ts';
export { inferResources } from './infer-resources.ts';
export { isNamedInPath, resourcesOf } from './infer-resources-once.ts';
export {
  commonNames,
  itemShapeAt,
  locateItem,
  requestSchema,
  requestShape,
  responseSchema,
  sameName,
} from './item-in-body.ts';
export { firstNumber } from './list-and-paging.ts';
export { choiceOf } from './list-order.ts';
export { type Reference, referencesOf } from './members-shown-in-full.ts';
export { pathKey, pathSegments, singular } from './path-pairs.ts';
export type {
  BulkOperation,
  ListOrder,
  MemberName,
  OrderChoice,
  Precondition,
  Resource,
  ResourceId,
  ResourceList,
  ResourceOperation,
  ResourceRole,
  View,
} from './resource.ts';
export { type PropertyShape, resolvedSchema, type SchemaShape, schemaShape } from './schema-shape.ts';
