import {
  type AccessKey,
  canonicalRequest,
  hasValidSignature,
  parseAuthorization,
  parseSdkDate,
  type SignatureHeader,
  sampleAccessKey,
  signatureScheme,
} from '../../../contracts/auth/huawei-signature.ts';
import { type HttpRequest, headerOf } from '../../../contracts/http/message.ts';
import { ConfigurationError } from '../../../contracts/openapi/configuration-error.ts';
import type { ApiOptions } from '../../core/api.ts';
import { msNow } from '../../core/clock.ts';
import type { Exchange } from '../../core/exchange.ts';
import type { Reply } from '../../core/operation-types.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Session } from '../../core/session.ts';
import { rejectUnauthenticated, unauthenticatedMessages } from './errors.ts';

/** Which credentials are valid (H-A34). */
interface Credentials {
  /** `undefined` where any token is. */
  token: string | undefined;
  key: AccessKey | undefined;
}

/** The gateway's clock and the request's may be this far apart ("API Request Signing Guide"). */
const windowMs = 15 * 60_000;

/** Throws a Refusal of a call without valid credentials. A token beside a signature is ignored (H-A34). */
export function authenticateBy(variables: ApiOptions['variables']) {
  const credentials = credentialsIn(variables);
  return ({ request, session }: Pick<Exchange<unknown>, 'request' | 'session'>): void => {
    const header = headerOf(request.headers, 'authorization') ?? '';
    const why = header.startsWith(`${signatureScheme} `)
      ? signatureRejection(request, parseAuthorization(header), credentials, session)
      : tokenRejection(headerOf(request.headers, 'x-auth-token') ?? '', credentials);
    if (why !== undefined) throw new Refusal(rejectUnauthenticated(session, why));
  };
}

/** The gateway's answer to an expired token or signature. */
export function refuseExpired({ request, session }: Pick<Exchange<unknown>, 'request' | 'session'>): Reply {
  const isSignature = headerOf(request.headers, 'authorization')?.startsWith(`${signatureScheme} `);
  if (isSignature) return rejectUnauthenticated(session, unauthenticatedMessages.expired);
  const now = new Date(msNow(session.clock)).toISOString();
  return rejectUnauthenticated(session, unauthenticatedMessages.expiredToken(now));
}

// Once a credential is named, no other is valid.
function credentialsIn(variables: ApiOptions['variables']): Credentials {
  const { HUAWEICLOUD_SDK_AK: ak, HUAWEICLOUD_SDK_SK: sk, HUAWEICLOUD_AUTH_TOKEN: token } = variables;
  if (!ak && !sk && !token) return { token: undefined, key: sampleAccessKey };
  if (!ak !== !sk)
    throw new ConfigurationError(
      'HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK go together: one of them is missing',
    );
  return { token: token ?? '', key: ak && sk ? { ak, sk } : undefined };
}

function tokenRejection(given: string, { token }: Credentials): string | undefined {
  if (given === '') return unauthenticatedMessages.none;
  return token === undefined || token === given ? undefined : unauthenticatedMessages.unreadableToken;
}

function signatureRejection(
  request: HttpRequest,
  given: SignatureHeader | undefined,
  { key }: Credentials,
  session: Session,
): string | undefined {
  if (!given) return unauthenticatedMessages.wrongSignature('');
  if (given.ak !== key?.ak) return unauthenticatedMessages.unknownKey;
  if (session.clock.isRealTime && isLate(request, session)) return unauthenticatedMessages.expired;
  if (hasValidSignature(request, given, key.sk)) return undefined;
  return unauthenticatedMessages.wrongSignature(
    canonicalRequest(withoutSecrets(request), given.signedHeaders),
  );
}

// Callers have the real time, so a mock with another clock cannot compare it with theirs (H-A35).
function isLate({ headers }: HttpRequest, { clock }: Session): boolean {
  const date = parseSdkDate(headerOf(headers, 'x-sdk-date') ?? '');
  return date === undefined || Math.abs(msNow(clock) - date) > windowMs;
}

const secretHeaders = new Set(['x-auth-token', 'x-security-token', 'authorization']);

function withoutSecrets(request: HttpRequest): HttpRequest {
  const entries = Object.entries(request.headers).map(([name, value]) => {
    return [name, secretHeaders.has(name.toLowerCase()) ? '******' : value] as const;
  });
  return { ...request, headers: Object.fromEntries(entries) };
}
