// The resources of an API, inferred from its document alone.
export {
  commonNames,
  itemShapeAt,
  locateItem,
  requestSchema,
  requestShape,
  responseSchema,
  sameName,
} from './bodies.ts';
export { correctResources, type ResourceCorrection, type ResourceCorrections } from './corrections.ts';
export { isNamedInPath, resourcesOf } from './creatable.ts';
export { answersId, createdId } from './created-id.ts';
export { isInMilliseconds, isTimeName, maxEpochSeconds } from './fields.ts';
export { referenceMembers } from './id-field.ts';
export { inferResources } from './infer.ts';
export { firstNumber } from './listing.ts';
export { choiceOf } from './order.ts';
export { countAcceptingPaths, pathIdPointers } from './path-ids.ts';
export { pathKey, pathSegments, singular } from './paths.ts';
export { type Reference, referencesOf } from './references.ts';
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
export { type PropertyShape, resolvedSchema, type SchemaShape, schemaShape } from './shape.ts';
