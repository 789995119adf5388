import { createToken } from '../../../contracts/auth/sap-token.ts';
import { type HttpRequest, headerOf } from '../../../contracts/http/message.ts';
import { randomText } from '../../../contracts/openapi/seeded-random.ts';
import type { components } from '../../../generated/sap.ts';
import type { Session } from '../../core/session.ts';
import type { Access } from './accepted-callers.ts';

type TokenRequest = components['schemas']['TokenRequest'];
/** The token server's answer. */
export type TokenResponse = components['schemas']['TokenResponse'];

/** Seconds that a token is good for: that of the vendor's sample ("Obtain an Authentication Token"). */
const lifetime = 7199;

/** The client that asks for a token, by its id; `undefined` where id or secret is missing or wrong (S-A15). */
export function clientOf(
  { open, key }: Access,
  request: HttpRequest,
  form: TokenRequest,
): string | undefined {
  const [id, secret] = basicOf(request) ?? [form.client_id ?? '', form.client_secret ?? ''];
  if (open) return id || 'anonymous';
  if (key) return id === key.clientid && secret === key.clientsecret ? id : undefined;
  return id !== '' && secret !== '' ? id : undefined;
}

/** A new token for a client, signed where there is a key to sign by (S-A16). */
export function issueToken({ key }: Access, { clock, random }: Session, client: string): TokenResponse {
  const jti = randomText(random, '0123456789abcdef', 32);
  const iat = Number(clock.now() / 1_000_000_000n);
  const claims = { sub: client, cid: client, zid: 'mock', iat, exp: iat + lifetime, jti };
  return {
    access_token: createToken(claims, key?.clientsecret),
    token_type: 'bearer',
    expires_in: lifetime,
    jti,
  };
}

// The vendor's sample puts id and secret together as they are, not form-encoded as RFC 6749, section 2.3.1, has it.
function basicOf({ headers }: HttpRequest): [id: string, secret: string] | undefined {
  const [, encoded] = /^basic ([A-Za-z0-9+/]*=*)$/i.exec(headerOf(headers, 'authorization') ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString().split(/:(.*)/s);
  return [id, secret];
}
