import { timingSafeEqual } from 'node:crypto';
import { ecpPassword } from '../../../contracts/auth/ecp-password.ts';
import { type HttpRequest, headerOf } from '../../../contracts/http/message.ts';
import type { ApiOptions } from '../../core/api.ts';
import type { Exchange } from '../../core/exchange.ts';
import { refuse } from './errors.ts';
import type { Customer, EcpState } from './state.ts';

/** The answer to a call without valid credentials; a signature of too old a date is invalid, too (E-A1, E-A2). */
export const rejectUnauthenticated = refuse('notAuthenticated', {
  'WWW-Authenticate': 'Basic realm="ECP API"',
});

/** Accepts signed calls, and returns the customer that a call is made for (ECP API Specification, basicAuth). */
export function authenticateBy({
  auth,
  variables,
}: ApiOptions): (exchange: Exchange<EcpState>) => Promise<Customer> {
  return async ({ request, state }) => {
    if (auth === 'strict' && !isSigned(request, variables)) {
      throw rejectUnauthenticated;
    }
    const customer = headerOf(request.headers, 'on-behalf-of') ?? '';
    if (customer !== '' && !(await state.isReseller())) throw refuse('notAReseller');
    return customer;
  };
}

/** The base64 of an HMAC-SHA1's 20 bytes. */
const passwordForm = /^[A-Za-z0-9+/]{27}=$/;

function isSigned({ headers }: HttpRequest, variables: ApiOptions['variables']): boolean {
  // E-A6: a client that cannot set Date sends x-cnc-date. E-A5: whatever its text, it is the message.
  const date = headerOf(headers, 'x-cnc-date') ?? headerOf(headers, 'date') ?? '';
  const [login, password] = credentialsOf(headerOf(headers, 'authorization') ?? '');
  if (date === '' || login === '' || !passwordForm.test(password)) return false; // E-A3
  const { ECP_USERNAME: username, ECP_API_KEY: apiKey } = variables;
  if (username && login !== username) return false;
  return !apiKey || timingSafeEqual(Buffer.from(password), Buffer.from(ecpPassword(apiKey, date)));
}

// RFC 7617: the login ends at the first colon.
function credentialsOf(authorization: string): [login: string, password: string] {
  const [, encoded = ''] = /^basic +([A-Za-z0-9+/]+={0,2})$/i.exec(authorization.trim()) ?? [];
  const decoded = Buffer.from(encoded, 'base64').toString();
  const colon = decoded.indexOf(':');
  return colon < 0 ? ['', ''] : [decoded.slice(0, colon), decoded.slice(colon + 1)];
}
