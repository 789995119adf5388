import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { SecretRecord } from './records.ts';

/** What a backup begins with ("Backing Up a Secret"); the rest is the service's own (H-A28). */
const prefix = ')CloudSecretManagementBackupV1.com';
const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
/** More than any secret takes. */
const maxBytes = 16 * 2 ** 20;

/** A secret as one text that only its own project can read, without its tags. The same secret gives the same text. */
export function seal(project: string, record: SecretRecord): string {
  const plain = JSON.stringify({ ...record, tags: [] });
  const iv = sha256(plain).subarray(0, ivBytes);
  const encryption = createCipheriv(cipher, keyOf(project), iv);
  const sealed = [iv, encryption.update(deflateRawSync(plain)), encryption.final(), encryption.getAuthTag()];
  return prefix + Buffer.concat(sealed).toString('base64url');
}

/** What was sealed; `undefined` where the text was altered, or is another project's. */
export function unseal(project: string, blob: string): SecretRecord | undefined {
  const text = blob.slice(prefix.length);
  const bytes = Buffer.from(text, 'base64url');
  const isOurs = blob.startsWith(prefix) && bytes.toString('base64url') === text;
  if (!isOurs || bytes.length < ivBytes + tagBytes) return undefined;
  const decryption = createDecipheriv(cipher, keyOf(project), bytes.subarray(0, ivBytes));
  decryption.setAuthTag(bytes.subarray(-tagBytes));
  try {
    const packed = [decryption.update(bytes.subarray(ivBytes, -tagBytes)), decryption.final()];
    const plain = inflateRawSync(Buffer.concat(packed), { maxOutputLength: maxBytes });
    return JSON.parse(plain.toString());
  } catch {
    return undefined;
  }
}

function keyOf(project: string): Buffer {
  return sha256(`the mock's key for backups of ${project}`);
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
