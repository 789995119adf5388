import { expect } from '@jest/globals';

/** Fails where a text contains one of the secret values, in any encoding. */
export function expectNoSecret(text: string, secrets: Iterable<string>): void {
  // UTF-16 is as readable.
  const plain = text.replaceAll('\\u0000', '').replaceAll('\u0000', '');
  expect([...secrets].flatMap(formsOf).filter((form) => plain.includes(form))).toEqual([]);
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const encoded = (['hex', 'base64url', 'base64'] as const).map((encoding) => bytes.toString(encoding));
  const written = [JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
  return [secret, ...written, ...encoded.map((text) => text.replace(/=+$/, ''))];
}
