import type { Api } from '../core/api.ts';
import type { RequestStage } from '../core/exchange.ts';
import { reply } from '../core/operation-types.ts';

/** Lets the operation's handler answer. */
export function answer({ handlers }: Api<unknown>): RequestStage {
  return ({ operation, request, state, path, query, header, body, caller }) => {
    const handler = operation && handlers[operation.id];
    if (!handler) throw new Error(`no handler for ${operation?.id}`);
    return handler({ path, query, header, body, caller, request, state, reply } as never);
  };
}
