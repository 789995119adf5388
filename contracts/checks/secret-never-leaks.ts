import { secretsAllowed } from '../spec/secrets-allowed.ts';
import { responseFor } from '../spec/spec.ts';
import type { Check, Finding } from './check.ts';

export const secretNeverLeaks: Check = {
  id: 'secret-never-leaks',
  title: 'a secret value that was sent comes back nowhere but where the document says so, plain or in base64',
  severity: 'critical',
  inspect({ spec, operation, response, json, secrets }) {
    const documented = responseFor(operation, response.status);
    const rest =
      json === undefined ? response.body.toString() : JSON.stringify(secretsAllowed(spec, documented, json));
    const texts: [pointer: string, text: string][] = [['/body', rest]];
    for (const [name, value] of Object.entries(response.headers))
      texts.push([`/headers/${name}`, String(value)]);
    const forms = secrets.flatMap(formsOf);
    return texts.flatMap(([pointer, text]): Finding[] => {
      const leaks = forms.some((form) => text.includes(form));
      return leaks ? [{ pointer, message: 'a secret value that was sent is in the response' }] : [];
    });
  },
};

// A run asks for the same ones at every call.
const known = new Map<string, string[]>();

/** A secret value as it is, and as it is commonly written. */
export function formsOf(secret: string): string[] {
  const forms = known.get(secret);
  if (forms) return forms;
  const bytes = Buffer.from(secret);
  const made = [secret, bytes.toString('hex'), ...inside(bytes, 'base64'), ...inside(bytes, 'base64url')];
  known.set(secret, made);
  return made;
}

/**
 * What a secret looks like in a longer text that was encoded as a whole: it starts at one of three places of a group
 * of bytes, and the letters at its ends also depend on what is around it.
 */
function inside(secret: Buffer, encoding: 'base64' | 'base64url'): string[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), secret])
      .toString(encoding)
      .replace(/=+$/, '');
    const isWhole = (before + secret.length) % 3 === 0;
    return text.slice(Math.ceil((before * 8) / 6), isWhole ? undefined : -1);
  });
}
