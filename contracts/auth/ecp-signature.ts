import { createHmac } from 'node:crypto';

/**
 * The password that ECP's Basic authentication wants: made anew for each request from the API key and the text of its
 * date header (ECP API Specification, basicAuth).
 */
export function ecpPassword(apiKey: string, date: string): string {
  // A header's text has a character for each byte, and the bytes are what is signed.
  return createHmac('sha1', apiKey).update(date, 'latin1').digest('base64');
}
