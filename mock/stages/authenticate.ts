import type { Exchange } from '../core/exchange.ts';

/** Finds out who calls, where the API has callers and the operation wants to know. */
export async function authenticate<State>(exchange: Exchange<State>): Promise<undefined> {
  const { api, operation } = exchange;
  if (api.authenticate && operation?.secured) exchange.caller = await api.authenticate(exchange);
}
