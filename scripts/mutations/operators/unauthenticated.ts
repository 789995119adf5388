import type { Operation } from '../../../contracts/openapi/spec.ts';
import type { AnyApi, Mutant } from '../mutant.ts';

/** The operator that other tools cannot be measured by: they do not authenticate. */
export const unauthenticated = 'unauthenticated requests are accepted';

/** Lets unauthenticated requests in as the caller who was let in last. */
export function accessMutants({ authenticate }: AnyApi, { id, secured }: Operation): Mutant[] {
  if (!secured || !authenticate) return [];
  const mutateApi = (api: AnyApi): AnyApi => {
    let caller: unknown;
    return {
      ...api,
      async authenticate(exchange) {
        try {
          caller = await api.authenticate?.(exchange);
        } catch (error) {
          if (exchange.operation?.id !== id) throw error;
        }
        return caller;
      },
    };
  };
  return [{ operator: unauthenticated, id: `${id}: ${unauthenticated}`, mutateApi }];
}
