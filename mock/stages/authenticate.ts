import type { Api } from '../core/api.ts';
import type { RequestStage } from '../core/exchange.ts';

/** Finds out who calls, where the API authenticates its callers and the operation requires it. */
export function authenticate(api: Api<unknown>): RequestStage {
  return (exchange) => {
    if (!api.authenticate || !exchange.operation?.secured) return undefined;
    return Promise.resolve(api.authenticate(exchange)).then((caller) => {
      exchange.caller = caller;
      return undefined;
    });
  };
}
