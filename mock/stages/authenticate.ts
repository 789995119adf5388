import type { Exchange } from '../core/exchange.ts';

/** Finds out who calls, where the API has callers and the operation wants to know. */
export function authenticate(exchange: Exchange): undefined | Promise<undefined> {
  const { api, operation } = exchange;
  if (!api.authenticate || !operation?.secured) return undefined;
  return Promise.resolve(api.authenticate(exchange)).then((caller) => {
    exchange.caller = caller;
    return undefined;
  });
}
