import type { Exchange } from '../core/exchange.ts';
import { type Reply, reply } from '../core/operation.ts';

/** Lets the operation's handler answer. */
export function answer(exchange: Exchange): Reply | Promise<Reply> {
  const { api, operation, request, state, path, query, header, body, caller } = exchange;
  const handler = operation && api.handlers[operation.id];
  if (!handler) throw new Error(`no handler for ${operation?.id}`);
  return handler({ path, query, header, body, caller, request, state, reply } as never);
}
