import type { Api } from './api.ts';
import type { AnyHandler, Call, OperationTypes, Reply } from './operation-types.ts';
import { suggestion } from './suggest-similar-name.ts';

/** A user's own handler of one operation. */
export type Override<Op extends OperationTypes, State> = (
  call: Call<Op, State> & {
    /** Resolves with the reply of the mock without the override. */
    next(): Promise<Reply>;
  },
) => Reply | Promise<Reply>;

/** Overrides by operationId, typed by a document's operations. */
export type TypedOverrides<Operations, State> = {
  [Id in keyof Operations]?: Operations[Id] extends OperationTypes ? Override<Operations[Id], State> : never;
};

/** Users' own handlers, by operationId. */
export type UserOverrides = Readonly<Record<string, AnyHandler>>;

/** An override of an operation that does not exist. The message names it, and similar ones. */
export class OverrideError extends Error {
  override name = 'OverrideError';
}

/** An API with a user's own handlers for some operations. Throws an OverrideError for an unknown operationId. */
export function withOverrides<State>(api: Api<State>, overrides: UserOverrides): Api<State> {
  const handlers: Record<string, AnyHandler> = Object.assign(Object.create(null), api.handlers);
  for (const [id, override] of Object.entries(overrides)) {
    if (!api.spec.operations.has(id)) {
      throw new OverrideError(
        `there is no operation ${id}${suggestion(id, [...api.spec.operations.keys()])}`,
      );
    }
    const inferred = handlers[id];
    if (!inferred) throw new OverrideError(`${id} has no handler`);
    handlers[id] = (call: object) => {
      const next = async () => inferred(call as never);
      return override({ ...call, next } as never);
    };
  }
  return { ...api, handlers };
}
