import { secretsAllowed } from '../spec/secrets-allowed.ts';
import { responseFor } from '../spec/spec.ts';
import type { Check, Finding } from './check.ts';

export const secretNeverLeaks: Check = {
  id: 'secret-never-leaks',
  title: 'a secret value that was sent comes back nowhere but where the document says so, plain or in base64',
  inspect({ spec, operation, response, json, secrets }) {
    const documented = responseFor(operation, response.status);
    const rest =
      json === undefined ? response.body.toString() : JSON.stringify(secretsAllowed(spec, documented, json));
    const texts: [pointer: string, text: string][] = [['/body', rest]];
    for (const [name, value] of Object.entries(response.headers))
      texts.push([`/headers/${name}`, String(value)]);
    return texts.flatMap(([pointer, text]): Finding[] => {
      const leaks = secrets.some((secret) => formsOf(secret).some((form) => text.includes(form)));
      return leaks ? [{ pointer, message: 'a secret value that was sent is in the response' }] : [];
    });
  },
};

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ];
}
