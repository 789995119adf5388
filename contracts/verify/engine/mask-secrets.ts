import type { SecretValues } from '../../openapi/redact.ts';

/** Shorter secrets occur in any text by chance. */
const shortest = 6;

/** Replaces known secret values in a text, in their usual encodings. */
export type MaskSecrets = (text: string) => string;

/** Masks the secret values of a list, which may grow, and those that were seen. */
export function createSecretMask(secrets: readonly string[], seen: SecretValues): MaskSecrets {
  let known = 0;
  return (text) => {
    for (; known < secrets.length; known += 1) seen.add(secrets[known] ?? '', shortest);
    return seen.mask(text);
  };
}
