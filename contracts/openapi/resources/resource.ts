import type { Operation } from '../operation.ts';
import type { Shape } from './shape.ts';

/** What an operation does to a resource. `merge` changes what is sent and keeps the rest. */
export type Role = 'create' | 'list' | 'read' | 'replace' | 'merge' | 'delete';

/** An operation that does one of these, and where its bodies have the thing. All pointers are JSON pointers, `''` the body itself. */
export interface ResourceOperation {
  operation: Operation;
  /** The documented success: `200`, or `204`. */
  status: number;
  /** Where the request's body has the thing; `undefined` where none is sent. */
  requestPointer: string | undefined;
  /** Where the answer has the thing; `undefined` where it does not show it. Of a list: where its items are. */
  responsePointer: string | undefined;
  /** How a write says which state of the item it was made for; `undefined` where it cannot. */
  precondition?: Precondition;
}

/** What a write shows of the state that it was made for, so that what somebody else has written since is not lost. */
export interface Precondition {
  in: 'header' | 'query' | 'body';
  /** The header, the query parameter, or the member of the thing that is sent. */
  name: string;
  /** The member of an item that has it; `undefined` where it is the `ETag` of an answer. */
  field: string | undefined;
  /** The documented statuses of a write that comes too late. */
  refusals: number[];
}

/** What tells one item from another. */
export interface ResourceId {
  /** The path parameter that carries it. */
  parameter: string;
  /** The member of an item that has it; `undefined` where an item does not show it. */
  field: string | undefined;
  /** Whether callers choose it when they create one. */
  clientChosen: boolean;
  /** How callers learn it of a new one: they choose it, or its creation tells it, or only a list does; `undefined` where nothing tells. */
  told: 'creation' | 'list' | undefined;
}

/** How a list is asked for and told. */
export interface ResourceList {
  /** The query parameters that page it, by what they mean. `cursor` takes what `next` of the page before said. */
  paging: Partial<Record<'limit' | 'offset' | 'page' | 'cursor', string>>;
  /** The query parameters that pick items, and the member that each is held against. */
  filters: { parameter: string; field: string }[];
  /** How it is ordered; `undefined` where nobody can ask for an order. */
  order: ListOrder | undefined;
  /** The query parameters that mean nothing to anybody here. */
  unknown: string[];
  /** Where the answer says: how many there are in all, how many on this page, what comes next, whether anything does, how many pages. */
  told: Partial<Record<'total' | 'count' | 'next' | 'more' | 'pages', string>>;
  /** Where the answer repeats a paging parameter. */
  repeated: { parameter: string; pointer: string }[];
}

/** A query parameter that orders a list, by the values that its document has for it. */
export interface ListOrder {
  parameter: string;
  /** The member that each value means, and which way, where the value says so. */
  choices: { value: string; field: string; isDescending: boolean | undefined }[];
  /** The query parameter that says which way, and its values. */
  direction: { parameter: string; ascending: string; descending: string } | undefined;
}

/** Something that an API keeps: a collection and its items, or a singleton. */
export interface Resource {
  /** The literal steps of its path: `users/posts`. Its own within a document. */
  name: string;
  kind: 'collection' | 'singleton';
  /** The path of the collection, or of the singleton; `undefined` where items alone have operations. */
  collection: string | undefined;
  /** The path of one item. */
  item: string | undefined;
  /** The name of the resource whose item it stands below. */
  parent: string | undefined;
  /** The path parameters that say in which collection it is, outermost first. */
  scope: string[];
  /** `undefined` where no path leads to an item. */
  id: ResourceId | undefined;
  operations: Partial<Record<Role, ResourceOperation>>;
  /** Other operations below an item: `POST /orders/{id}/cancel`. */
  actions: Operation[];
  list: ResourceList | undefined;
  /** What an item looks like where it is shown. */
  shape: Shape;
  /** Members that the server sets: callers send none of them, or are not listened to. */
  serverSet: string[];
  /** Members that are sent and never shown. */
  writeOnly: string[];
  /** Members that no two items of one collection share, besides the id. */
  unique: string[];
  /** Why each of this is so, for a person. */
  why: string[];
}
