// What an API keeps, found out from its document alone.
export { answerSchema, isJson, requestSchema, sentShape } from './bodies.ts';
export { isNamedInPath, resourcesOf } from './creatable.ts';
export { createdId } from './created-id.ts';
export { isInMilliseconds, isTimeName, longestSeconds } from './fields.ts';
export { inferResources } from './infer.ts';
export { pathIdPointers, pathsTaking } from './path-ids.ts';
export type {
  ListOrder,
  Precondition,
  Resource,
  ResourceId,
  ResourceList,
  ResourceOperation,
  Role,
} from './resource.ts';
export { type MemberSchema, rulesOf, type Shape, shapeOf } from './shape.ts';
