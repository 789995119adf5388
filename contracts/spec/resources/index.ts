// What an API keeps, found out from its document alone.
export { inferResources } from './infer.ts';
export type { Resource, ResourceId, ResourceList, ResourceOperation, Role } from './resource.ts';
