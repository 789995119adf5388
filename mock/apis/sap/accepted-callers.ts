import { parseServiceKey, type ServiceKey } from '../../../contracts/auth/sap-service-key.ts';
import type { ApiOptions } from '../../core/api.ts';

/** Which callers are accepted. */
export interface Access {
  /** Whether all are, without credentials. */
  open: boolean;
  /** The only client that may ask for a token; only its tokens are valid then. Without it any client and token is valid. */
  key: ServiceKey | undefined;
}

/** Reads the vendor's `AICORE_SERVICE_KEY`. Throws a ConfigurationError for one that cannot be used. */
export function readAccess({ auth, variables }: ApiOptions): Access {
  const text = variables.AICORE_SERVICE_KEY;
  return { open: auth === 'off', key: text === undefined || text === '' ? undefined : parseServiceKey(text) };
}
