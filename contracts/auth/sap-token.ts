import { createHmac } from 'node:crypto';

/** What is read of an access token: a JWT's claims (RFC 7519, section 4). */
export type Claims = Readonly<Record<string, unknown>>;

/**
 * A token of three parts, as the vendor's clients insist on (`@sap/xssec`). Without a secret to sign by the third
 * part is empty (S-A16).
 */
export function writeToken(claims: Claims, secret?: string): string {
  const header = { alg: secret === undefined ? 'none' : 'HS256', typ: 'JWT' };
  const signed = `${part(header)}.${part(claims)}`;
  return `${signed}.${secret === undefined ? '' : signatureOf(signed, secret)}`;
}

/** A token's claims; `undefined` where it is not three parts of which the first two are JSON objects in base64url. */
export function claimsOf(token: string): Claims | undefined {
  const parts = token.split('.');
  const [header, claims] = parts.map(objectOf);
  return parts.length === 3 && header ? claims : undefined;
}

/** Whether a token was signed by a secret. */
export function isSignedBy(secret: string | Buffer, token: string): boolean {
  const end = token.lastIndexOf('.');
  return end >= 0 && token.slice(end + 1) === signatureOf(token.slice(0, end), secret);
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function objectOf(text: string): Claims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Claims)
      : undefined;
  } catch {
    return undefined;
  }
}

function signatureOf(text: string, secret: string | Buffer): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}
