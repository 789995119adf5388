// What an API keeps, found out from its document alone.
export { isJson, requestSchema } from './bodies.ts';
export { isTimeName } from './fields.ts';
export { inferResources } from './infer.ts';
export type { Resource, ResourceId, ResourceList, ResourceOperation, Role } from './resource.ts';
export { type Property, rulesOf, type Shape, shapeOf } from './shape.ts';
