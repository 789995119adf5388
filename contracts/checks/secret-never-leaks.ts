import type { Check, Finding } from './check.ts';

export const secretNeverLeaks: Check = {
  id: 'secret-never-leaks',
  title: 'a secret value that was sent comes back in no body and no header, plain or in base64',
  inspect({ response, secrets }) {
    const texts: [pointer: string, text: string][] = [['/body', response.body.toString()]];
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
