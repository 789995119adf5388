import { isNumber } from '../../http/lossless-json.ts';
import { createdId, type Resource, resourcesOf } from '../../openapi/resources/index.ts';
import type { Spec } from '../../openapi/spec.ts';
import type { Answer } from './answer-for-scenarios.ts';
import type { CallInput } from './call-input.ts';

/** What a run has created and not deleted since, by what it was answered. */
export class CreatedIds {
  readonly #spec: Spec;
  readonly #ids = new Map<string, Set<string>>();

  constructor(spec: Spec) {
    this.#spec = spec;
  }

  note(operationId: string, answer: Answer, input: CallInput): void {
    if (answer.status >= 300) return;
    for (const resource of resourcesOf(this.#spec)) {
      const { create } = resource.operations;
      if (create?.operation.id === operationId) {
        const id = createdId(resource, input, answer);
        // Headers can say which account it is created for.
        if (isId(id) && !hasHeaders(input)) this.#of(resource, input).add(String(id));
      } else if (mayRemove(resource, operationId)) {
        const ids = this.#of(resource, input);
        const called = String(input.path?.[resource.id?.parameter ?? ''] ?? '');
        // By another name than its id: nobody knows which one it is.
        if (!ids.delete(called)) ids.clear();
      }
    }
  }

  /** The ids of those that are in the same collection as what a call is about. */
  ids(resource: Resource, input: CallInput): readonly string[] {
    return [...this.#of(resource, input)];
  }

  /** Below another parent it is another collection. */
  #of({ name, id }: Resource, { path = {} }: CallInput): Set<string> {
    const above = Object.entries(path)
      .filter(([parameter]) => parameter !== id?.parameter)
      .map(([parameter, value]) => `${parameter}=${value}`);
    const key = JSON.stringify([name, ...above.sort()]);
    const ids = this.#ids.get(key) ?? new Set<string>();
    this.#ids.set(key, ids);
    return ids;
  }
}

function isId(id: unknown): id is string | number | bigint {
  return typeof id === 'string' || isNumber(id);
}

function hasHeaders({ headers = {} }: CallInput): boolean {
  return Object.keys(headers).length > 0;
}

/** Besides deletions, nobody knows what the other operations on an item do to it. */
function mayRemove({ operations, actions }: Resource, operationId: string): boolean {
  return [operations.delete?.operation, ...actions].some((operation) => operation?.id === operationId);
}
