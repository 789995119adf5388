import type { Operation } from '../operation.ts';
import type { SchemaShape } from './schema-shape.ts';

/** What an operation does to a resource. `merge` updates only the members that are sent. */
export type ResourceRole = 'create' | 'list' | 'read' | 'replace' | 'merge' | 'delete';

/** An operation with a role, and where its bodies have the item. All pointers are JSON pointers, `''` is the whole body. */
export interface ResourceOperation {
  operation: Operation;
  /** The documented success status. */
  status: number;
  /** Where the request body has the item; `undefined` where there is none. */
  requestPointer: string | undefined;
  /** Where the response body has the item, or a list its items; `undefined` where there is none. */
  responsePointer: string | undefined;
  /** How a write states which version of the item it is meant for; `undefined` where it cannot. */
  precondition?: Precondition;
}

/** How a write states the version of the item that it is meant for, so that no update in between is lost. */
export interface Precondition {
  in: 'header' | 'query' | 'body';
  /** The name of the header, the query parameter, or the member of the item in the request. */
  name: string;
  /** The member of an item that has the version; `undefined` where it is the `ETag` of a response. */
  field: string | undefined;
  /** The documented statuses that reject an outdated write. */
  refusals: number[];
}

/** What identifies an item. */
export interface ResourceId {
  /** The path parameter that has it. */
  parameter: string;
  /** The member of an item that has it; `undefined` where no member has. */
  field: string | undefined;
  /** The member of a creation that has it under the name of the path parameter: `user_id` adds one of the users, who has an `id`. */
  sentAs: string | undefined;
  /** Other members that the path may have instead: an id, or a name. */
  aliases: MemberName[];
  /** Whether callers choose it when they create an item. */
  clientChosen: boolean;
  /** How callers learn the id of a new item: by its creation (or their own choice), or only by a list; `undefined` where they cannot. */
  reportedBy: 'creation' | 'list' | undefined;
}

/** How a list is requested, and what it returns besides its items. */
export interface ResourceList {
  /** The query parameters of paging, by meaning. `cursor` takes the `next` of the previous page. */
  paging: Partial<Record<'limit' | 'offset' | 'page' | 'cursor', string>>;
  /** The query parameters that filter items, and the member that each is compared with. */
  filters: ({ parameter: string } & MemberName)[];
  /** How it can be sorted; `undefined` where it cannot. */
  order: ListOrder | undefined;
  /** The query parameters of unknown meaning. */
  unknown: string[];
  /**
   * Pointers into the response: how many items there are in all and on this page, what comes next, whether more follow, how
   * many pages there are, and the ids of the first and the last item on this page.
   */
  totals: Partial<Record<'total' | 'count' | 'next' | 'more' | 'pages' | 'first' | 'last', string>>;
  /** Where the response repeats a paging parameter. */
  echoed: { parameter: string; pointer: string }[];
}

/** A member of an item, or of one of its members: JSON:API has them in `attributes`. */
export interface MemberName {
  field: string;
  within?: string | undefined;
}

/** A member that a list is sorted by and, where the value of the parameter says so, the direction. */
export interface OrderChoice extends MemberName {
  value: string;
  isDescending: boolean | undefined;
}

/** A query parameter that sorts a list. */
export interface ListOrder {
  parameter: string;
  /** Its documented values; empty where it takes any names of members. */
  choices: OrderChoice[];
  /** The query parameter of the direction, and its values. */
  direction: { parameter: string; ascending: string; descending: string } | undefined;
}

/** Further paths to the items of a resource: `/projects/{id}/tasks` lists some of `/tasks/{id}`, and creates others. */
export interface View {
  /** The path of a collection, or of an item by another of its members: `/users/name/{name}`. */
  path: string;
  /** The resource that has the items. */
  target: Resource;
  /** The member of an item that the path has; `undefined` for a collection. */
  field: string | undefined;
  /** The parameters of the path in front of that. */
  scope: string[];
  /** The resource that the path alone would be; `undefined` where its operations make none. */
  resource: Resource | undefined;
  /** The name of the resource whose items the path continues. */
  parent: string | undefined;
  operations: Resource['operations'];
}

/** An operation on many items of a collection. */
export interface BulkOperation extends ResourceOperation {
  kind: 'create' | 'search';
  /** The member of the request that has the list of what to create; `undefined` where the request is that list. */
  member: string | undefined;
}

/** What an API stores: a collection and its items, or a singleton. */
export interface Resource {
  /** The literal segments of its path: `users/posts`. Unique within a document. */
  name: string;
  kind: 'collection' | 'singleton';
  /** The path of the collection or the singleton; `undefined` where only items have operations. */
  collection: string | undefined;
  /** The path of one item. */
  item: string | undefined;
  /** The name of the resource whose items contain it. */
  parent: string | undefined;
  /** The path parameters that identify the collection, outermost first. */
  scope: string[];
  /** `undefined` where items have no path. */
  id: ResourceId | undefined;
  operations: Partial<Record<ResourceRole, ResourceOperation>>;
  /** Other operations below an item: `POST /orders/{id}/cancel`. */
  actions: Operation[];
  list: ResourceList | undefined;
  /** Operations on many of its items. */
  bulk: BulkOperation[];
  /** Other paths to its items. */
  views: View[];
  /** The shape of an item in responses. */
  shape: SchemaShape;
  /** Members that the server sets: callers do not send them, or what they send is ignored. */
  serverSet: string[];
  /** Members that are sent and never returned. */
  writeOnly: string[];
  /** Members that are unique within a collection, besides the id. */
  unique: string[];
  /** The reasons for each of these conclusions. */
  reasons: string[];
}
