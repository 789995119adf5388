import { isRecord } from '../../../contracts/http/is-record.ts';
import type { HttpRequest, HttpResponse } from '../../../contracts/http/message.ts';
import type { Operation, Spec } from '../../../contracts/openapi/spec.ts';
import { type Json, jsonOf, withJson } from '../http-message-helpers.ts';
import { changeResponse, succeeded } from '../match-and-change-calls.ts';
import type { Mutant, Mutate } from '../mutant.ts';
import { changeEach, changeMember, type Item, without } from './item-change-helpers.ts';
import { responseShape, returnsList } from './read-body-shapes.ts';
import { type Identify, isJson } from './response.ts';

/** Where a member is: `Version` of an item, `Index` in its `Version`, or `count` beside a list. */
type MemberPath = [name: string] | [outer: string, name: string] | [list: '', name: string];

/** Observes which members every response of an operation has, whether or not its document requires them. */
export class MemberObserver {
  readonly #spec: Spec;
  readonly #identify: Identify;
  readonly #always = new Map<string, Map<string, MemberPath>>();

  constructor(spec: Spec, identify: Identify) {
    this.#spec = spec;
    this.#identify = identify;
  }

  /** Observes all responses of a provider. */
  readonly observe: Mutate = (handle) => async (request) => {
    const response = await handle(request);
    this.#note(request, response);
    return response;
  };

  /** The members that all responses of an operation had. */
  alwaysSent({ id }: Operation): MemberPath[] {
    return [id, `${id} list`].flatMap((key) => [...(this.#always.get(key)?.values() ?? [])]);
  }

  #note(request: HttpRequest, response: HttpResponse): void {
    const operation = this.#identify(request);
    if (!operation || response.status >= 300 || !isJson(response)) return;
    const json = jsonOf(response);
    const isList = returnsList(this.#spec.document, operation);
    for (const item of itemsOf(json, isList)) this.#keep(operation.id, membersOf(item));
    if (isList && isRecord(json))
      this.#keep(
        `${operation.id} list`,
        Object.keys(json).map((name) => ['', name]),
      );
  }

  #keep(key: string, paths: readonly MemberPath[]): void {
    const seen = new Map(paths.map((path) => [path.join('/'), path]));
    const known = this.#always.get(key) ?? seen;
    this.#always.set(key, new Map([...known].filter(([path]) => seen.has(path))));
  }
}

/** Responses without a member that is always sent, though the document does not require it. */
export function memberMutants(
  spec: Spec,
  operation: Operation,
  identify: Identify,
  observer: MemberObserver,
): Mutant[] {
  const { required } = responseShape(spec.document, operation);
  const isList = returnsList(spec.document, operation);
  const matches = succeeded((request) => identify(request)?.id === operation.id);
  return observer
    .alwaysSent(operation)
    .filter((path) => path.length > 1 || !required.includes(path[0]))
    .map((path) => ({
      operator: 'a field that is always sent is missing',
      id: `${operation.id}: ${path.join('/')} is missing, though always sent`,
      mutate: changeResponse(matches, (response) =>
        isJson(response) ? withJson(response, removal(path, isList)(jsonOf(response))) : response,
      ),
    }));
}

function itemsOf(json: Json, isList: boolean): Item[] {
  const items: Item[] = [];
  changeEach(isList, (item) => {
    items.push(item);
    return item;
  })(json);
  return items;
}

/** The members of an item, and of the objects in it. */
function membersOf(item: Item): MemberPath[] {
  return Object.entries(item).flatMap(([name, value]): MemberPath[] => [
    [name],
    ...(isRecord(value) ? Object.keys(value).map((inner): MemberPath => [name, inner]) : []),
  ]);
}

function removal([outer, inner]: MemberPath, isList: boolean): (json: Json) => unknown {
  if (inner === undefined) return changeEach(isList, without(outer));
  return outer === '' ? without(inner) : changeEach(isList, changeMember(outer, without(inner)));
}
