import { createHmac } from 'node:crypto';
import { isRecord } from '../http/is-record.ts';
import { tryParseJson } from '../http/lossless-json.ts';

/** The claims of an access token, which is a JWT (RFC 7519, section 4). */
export type TokenClaims = Readonly<Record<string, unknown>>;

/**
 * Creates a token of three parts, as the vendor's clients require (`@sap/xssec`). Without a secret, the third part, the
 * signature, is empty (S-A16).
 */
export function createToken(claims: TokenClaims, secret?: string): string {
  const header = { alg: secret === undefined ? 'none' : 'HS256', typ: 'JWT' };
  const signed = `${part(header)}.${part(claims)}`;
  return `${signed}.${secret === undefined ? '' : signatureOf(signed, secret)}`;
}

/** The claims of a token; `undefined` unless it has three parts, the first two JSON objects in base64url. */
export function tokenClaims(token: string): TokenClaims | undefined {
  const parts = token.split('.');
  const [header, claims] = parts.map(objectOf);
  return parts.length === 3 && header ? claims : undefined;
}

/** Whether a token was signed with a secret. */
export function isSignedBy(secret: string | Buffer, token: string): boolean {
  const end = token.lastIndexOf('.');
  return end >= 0 && token.slice(end + 1) === signatureOf(token.slice(0, end), secret);
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function objectOf(text: string): TokenClaims | undefined {
  const value = tryParseJson(Buffer.from(text, 'base64url'));
  return isRecord(value) ? value : undefined;
}

function signatureOf(text: string, secret: string | Buffer): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}
