/** An account of the API, as its user types it; it is kept in memory alone (E-A40). */
export interface Account {
  login: string;
  apiKey: string;
}

/**
 * The headers of a signed call. A browser cannot set `Date`, so that the signed date is that of `x-cnc-date` (ECP API
 * Specification, basicAuth; E-A6).
 */
export async function sign({ login, apiKey }: Account, date: string): Promise<Record<string, string>> {
  const usage = { name: 'HMAC', hash: 'SHA-1' };
  const key = await crypto.subtle.importKey('raw', bytes(apiKey), usage, false, ['sign']);
  const digest = await crypto.subtle.sign('HMAC', key, bytes(date));
  const password = base64(new Uint8Array(digest));
  return { 'x-cnc-date': date, authorization: `Basic ${base64(bytes(`${login}:${password}`))}` };
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function base64(binary: Uint8Array): string {
  return btoa(Array.from(binary, (byte) => String.fromCharCode(byte)).join(''));
}
