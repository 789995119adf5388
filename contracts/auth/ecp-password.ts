import { createHmac } from 'node:crypto';

/**
 * The password of ECP's Basic authentication: derived for each request from the API key and its date header (ECP API
 * Specification, basicAuth).
 */
export function ecpPassword(apiKey: string, date: string): string {
  // Header strings have one character per byte, and the bytes are signed.
  return createHmac('sha1', apiKey).update(date, 'latin1').digest('base64');
}
