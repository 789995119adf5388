import type { Api } from './api.ts';
import type { AnyHandler, Call, OperationTypes, Reply } from './operation.ts';

/** A user's own answer to one operation. */
export type Override<Op extends OperationTypes, State> = (
  call: Call<Op, State> & {
    /** The answer that there would be without it, to be changed or left alone. */
    next(): Promise<Reply>;
  },
) => Reply | Promise<Reply>;

/** Users' own handlers, by operationId. */
export type UserOverrides = Readonly<Record<string, AnyHandler>>;

/** An override of nothing. The message names the operationId, and what it may have been meant for. */
export class OverrideError extends Error {
  override name = 'OverrideError';
}

/** An API some of whose operations are answered by a user's own handlers. Throws an OverrideError for an unknown operationId. */
export function withOverrides<State>(api: Api<State>, overrides: UserOverrides): Api<State> {
  const handlers: Record<string, AnyHandler> = Object.assign(Object.create(null), api.handlers);
  for (const [id, override] of Object.entries(overrides)) {
    if (!api.spec.operations.has(id)) throw new OverrideError(unknown(id, [...api.spec.operations.keys()]));
    const inferred = handlers[id];
    if (!inferred) throw new OverrideError(`${id} is not served`);
    handlers[id] = (call: object) => {
      const next = async () => inferred(call as never);
      return override({ ...call, next } as never);
    };
  }
  return { ...api, handlers };
}

function unknown(id: string, known: string[]): string {
  const bare = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const near = known.filter((name) => distance(bare(name), bare(id)) <= 2);
  const hint = near.length > 0 ? `; did you mean ${near.join(' or ')}?` : '';
  return `there is no operation ${id}${hint}`;
}

/** How many letters have to be put in, left out or changed to make one text of another (Levenshtein's). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [index, wanted] of [...other].entries()) {
      const changed = (row[index] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(changed, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
