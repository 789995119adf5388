import { redacted } from '../../openapi/redact.ts';
import { formsIn } from '../checks/secret-forms.ts';

/** Shorter ones are in every text, and nothing would be left of it. */
const shortest = 6;

/** Takes known secret values out of a text, in each form that they are commonly written in. */
export type MaskSecrets = (text: string) => string;

/** Hides the secret values of a list, which may grow. */
export function createSecretMask(secrets: readonly string[]): MaskSecrets {
  return (text) => {
    const forms = formsIn(secrets, text).filter((form) => form.length >= shortest);
    // One may continue another.
    const longestFirst = forms.sort((a, b) => b.length - a.length);
    return longestFirst.reduce((sofar, form) => sofar.replaceAll(form, redacted), text);
  };
}
