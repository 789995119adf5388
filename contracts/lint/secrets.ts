import { type Document, find } from '../openapi/document.ts';
import type { SpecIssue } from '../openapi/loading/spec-issue.ts';
import { type At, isRecord, pointerOf, walkDocument } from '../openapi/loading/walk-document.ts';

/** Names that secret values go by, whatever their case and what is between their words. */
const secretName =
  /^(?:.*(?:_|-|\b))?(?:pass(?:word|wd|phrase)|secret(?:key|value)?|apikey|accesskey|privatekey|clientsecret|accesstoken|refreshtoken|authtoken|token|credentials?)$/;

/** Secret values that a document lets anybody read: it marks them neither `writeOnly` nor `format: password`. */
export function readableSecrets(document: Document): SpecIssue[] {
  const faults: SpecIssue[] = [];
  const report = (at: At | undefined, message: string) =>
    faults.push({ pointer: pointerOf(at), rule: 'secret-readable', message });
  walkDocument(document, 'document', undefined, {
    part(part, kind, at) {
      if (kind === 'schema') {
        for (const name of secretProperties(document, part.properties))
          report(
            { step: name, up: { step: 'properties', up: at } },
            `${name} reads like a secret value: mark it writeOnly, or format: password`,
          );
      }
      if (kind === 'parameter' && part.in === 'query' && isSecretName(String(part.name)))
        report(at, `${part.name} is a secret value in a URL, which ends up in logs: take it in a header`);
    },
  });
  for (const [name, scheme] of Object.entries(document.components?.securitySchemes ?? {})) {
    if (isRecord(scheme) && scheme.type === 'apiKey' && scheme.in === 'query')
      report(
        { step: name, up: { step: 'securitySchemes', up: { step: 'components', up: undefined } } },
        `${name} is a credential in a URL, which ends up in logs: take it in a header`,
      );
  }
  return faults;
}

function isSecretName(name: string): boolean {
  const words = name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  return secretName.test(words) || secretName.test(words.replaceAll(/[_-]/g, ''));
}

function secretProperties(document: Document, properties: unknown): string[] {
  if (!isRecord(properties)) return [];
  return Object.keys(properties).filter(
    (name) => isSecretName(name) && isOpenText(document, properties[name]),
  );
}

function isOpenText(document: Document, schema: unknown): boolean {
  if (!isRecord(schema)) return false;
  const target = typeof schema.$ref === 'string' ? find(document, schema.$ref)?.value : schema;
  if (!isRecord(target)) return false;
  const isText =
    [target.type].flat().includes('string') && target.enum === undefined && target.const === undefined;
  return isText && ![schema, target].some((one) => one.writeOnly === true || one.format === 'password');
}
