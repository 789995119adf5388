import type { Exchange } from '../core/exchange.ts';
import { type Reply, reply } from '../core/operation.ts';

/** Lets the operation's handler answer. */
export function answer<State>(exchange: Exchange<State>): Reply | Promise<Reply> {
  const { api, operation, request, state, path, query, header, body, caller } = exchange;
  const handler = operation && api.handlers[operation.id];
  if (!handler) throw new Error(`nothing answers ${operation?.id}`);
  return handler({ path, query, header, body, caller, request, state, reply } as never);
}
