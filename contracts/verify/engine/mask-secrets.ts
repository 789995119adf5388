import { redacted } from '../../openapi/redact.ts';
import { formsIn } from '../checks/secret-forms.ts';

/** Shorter secrets occur in any text by chance. */
const shortest = 6;

/** Replaces known secret values in a text, in each encoding that {@link formsIn} knows. */
export type MaskSecrets = (text: string) => string;

/** Masks the secret values of a list, which may grow. */
export function createSecretMask(secrets: readonly string[]): MaskSecrets {
  return (text) => {
    const forms = formsIn(secrets, text).filter((form) => form.length >= shortest);
    // One form may contain another.
    const longestFirst = forms.sort((a, b) => b.length - a.length);
    return longestFirst.reduce((masked, form) => masked.replaceAll(form, redacted), text);
  };
}
