import { isRecord } from '../http/is-record.ts';
import { type Document, find } from '../openapi/document.ts';
import type { SpecIssue } from '../openapi/loading/spec-issue.ts';
import { type PartPath, pointerTo, walkDocument } from '../openapi/loading/walk-document.ts';

/** Names of secret values, in lower case and without separators or with them. */
const secretName =
  /^(?:.*(?:_|-|\b))?(?:pass(?:word|wd|phrase)|secret(?:key|value)?|apikey|accesskey|privatekey|clientsecret|accesstoken|refreshtoken|authtoken|token|credentials?)$/;

/** Properties and parameters that look like secret values, and that the document does not protect. */
export function unmarkedSecrets(document: Document): SpecIssue[] {
  const issues: SpecIssue[] = [];
  const report = (at: PartPath | undefined, message: string) =>
    issues.push({ pointer: pointerTo(at), rule: 'secret-readable', message });
  walkDocument(document, 'document', undefined, {
    visit(part, kind, at) {
      if (kind === 'schema') {
        for (const name of secretProperties(document, part.properties))
          report(
            { step: name, parent: { step: 'properties', parent: at } },
            `${name} looks like a secret value: mark it writeOnly or format: password`,
          );
      }
      if (kind === 'parameter' && part.in === 'query' && isSecretName(String(part.name)))
        report(at, `${part.name} is a secret value in a URL, which ends up in logs: use a header`);
    },
  });
  for (const [name, scheme] of Object.entries(document.components?.securitySchemes ?? {})) {
    if (isRecord(scheme) && scheme.type === 'apiKey' && scheme.in === 'query')
      report(
        {
          step: name,
          parent: { step: 'securitySchemes', parent: { step: 'components', parent: undefined } },
        },
        `${name} is a credential in a URL, which ends up in logs: use a header`,
      );
  }
  return issues;
}

function isSecretName(name: string): boolean {
  const words = name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  return secretName.test(words) || secretName.test(words.replaceAll(/[_-]/g, ''));
}

function secretProperties(document: Document, properties: unknown): string[] {
  if (!isRecord(properties)) return [];
  return Object.keys(properties).filter(
    (name) => isSecretName(name) && isUnprotectedString(document, properties[name]),
  );
}

function isUnprotectedString(document: Document, schema: unknown): boolean {
  if (!isRecord(schema)) return false;
  const target = typeof schema.$ref === 'string' ? find(document, schema.$ref)?.value : schema;
  if (!isRecord(target)) return false;
  const isString =
    [target.type].flat().includes('string') && target.enum === undefined && target.const === undefined;
  return isString && ![schema, target].some((one) => one.writeOnly === true || one.format === 'password');
}
