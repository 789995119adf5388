import { isSignedBy, type TokenClaims, tokenClaims } from '../../../contracts/auth/sap-token.ts';
import { headerOf } from '../../../contracts/http/message.ts';
import type { Exchange } from '../../core/exchange.ts';
import type { Reply } from '../../core/operation-types.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Access } from './accepted-callers.ts';
import { messages, type RefusedCall, refuse } from './errors.ts';
import type { SapState } from './state.ts';

/** Of RFC 6750, section 2.1, with the scheme's name in any case (RFC 9110, section 11.1). */
const bearer = /^bearer ([A-Za-z0-9._~+/-]+=*)$/i;

const authorisation = 'aicore.dockerregistrysecret.credentials';

/** The authorisation that each operation requires ("Roles and Authorizations"); the quota's is not documented (S-A12). */
const authorisations: Readonly<Record<string, string>> = {
  'kubesubmit.v4.docker_registry_secrets.query': `${authorisation}.read`,
  'kubesubmit.v4.docker_registry_secrets.get': `${authorisation}.read`,
  'kubesubmit.v4.docker_registry_secrets.create': `${authorisation}.create`,
  'kubesubmit.v4.docker_registry_secrets.patch': `${authorisation}.update`,
  'kubesubmit.v4.docker_registry_secrets.delete': `${authorisation}.delete`,
  'kubesubmit.v4.resource_quota.get_docker_registry_secret_quota': `${authorisation}.read`,
};

/** Accepts a call by its token (S-A11), or throws a Refusal: 401 for an invalid token (S-A10), 403 without the authorisation (S-A12). */
export function authenticate(exchange: Exchange<SapState>): void {
  const { request, operation, state, session } = exchange;
  if (state.access.open) return;
  const [, token] = bearer.exec(headerOf(request.headers, 'authorization') ?? '') ?? [];
  const claims = token === undefined ? undefined : validClaims(state.access, token);
  if (!claims || isExpired(claims, session.clock.now())) {
    throw new Refusal(refuseToken(exchange));
  }
  if (!mayCall(claims, authorisations[operation?.id ?? '']))
    throw new Refusal(refuse(exchange, 403, messages.noAuthorisation));
}

/** The answer to a call without a valid token; an expired one is invalid, too (S-A10). */
export function refuseToken(exchange: RefusedCall): Reply {
  return refuse(exchange, 401, messages.noToken, { 'WWW-Authenticate': 'Bearer' });
}

/** The claims of a valid token; an opaque one has none. */
function validClaims({ key }: Access, token: string): TokenClaims | undefined {
  const claims = tokenClaims(token);
  return key && !(claims && isSignedBy(key.clientsecret, token)) ? undefined : (claims ?? {});
}

function isExpired({ exp }: TokenClaims, now: bigint): boolean {
  return typeof exp === 'number' && exp <= Number(now / 1_000_000_000n);
}

// XSUAA puts the name of the application and a dot before an authorisation.
function mayCall({ scope }: TokenClaims, wanted: string | undefined): boolean {
  if (scope === undefined || wanted === undefined) return true;
  const scopes = typeof scope === 'string' ? scope.split(' ') : scope;
  return Array.isArray(scopes) && scopes.some((one) => `.${one}`.endsWith(`.${wanted}`));
}
