import { writeJson } from '../../http/lossless-json.ts';
import { type HttpRequest, headerOf } from '../../http/message.ts';
import { omitDocumentedSecrets } from '../../openapi/omit-documented-secrets.ts';
import { formsIn } from '../../openapi/redaction/secret-forms.ts';
import { responseFor } from '../../openapi/spec.ts';
import type { Check, Finding } from './check.ts';

export const secretNeverLeaks: Check = {
  id: 'secret-never-leaks',
  title: 'a secret value is returned only where the document says so, plain or encoded',
  severity: 'critical',
  inspect({ spec, operation, request, response, json, secrets }) {
    const own = credentialsOf(request);
    const documented = responseFor(operation, response.status);
    const rest =
      json === undefined
        ? response.body.toString()
        : writeJson(omitDocumentedSecrets(spec, documented, json));
    const texts: [pointer: string, text: string][] = [['/body', rest]];
    for (const [name, value] of Object.entries(response.headers))
      texts.push([`/headers/${name}`, String(value)]);
    return texts.flatMap(([pointer, text]): Finding[] => {
      const leaks = own.some((credential) => text.includes(credential)) || formsIn(secrets, text).length > 0;
      return leaks ? [{ pointer, actual: 'a secret value that was sent' }] : [];
    });
  },
};

/** Shorter texts are in others by chance. */
const shortest = 12;

/** The credentials in the request's own `Authorization`. */
function credentialsOf({ headers }: HttpRequest): string[] {
  const [, credentials = ''] = /^\S+ +(.*)$/.exec(headerOf(headers, 'authorization') ?? '') ?? [];
  return credentials.length < shortest ? [] : [credentials];
}
