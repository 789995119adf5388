import { isRecord } from '../../http/is-record.ts';
import { escapeStep } from '../../http/json-pointer.ts';
import { type Document, resolve } from '../document.ts';
import { operationEntries } from './affected-operations.ts';
import type { SpecIssue } from './spec-issue.ts';

const rule = 'security-defined';

/** Collects what is found: errors by the operation that they affect, warnings for the whole document. */
interface SecurityReport {
  addError(operation: object, issue: SpecIssue): void;
  addWarning(issue: SpecIssue): void;
}

/**
 * Validates the security requirements of all operations: they must name schemes that the document has (OpenAPI
 * Specification 3.1.1, section 4.8.30). An issue of the document's default requirements affects each operation without
 * its own. In a document without any scheme it is a warning: no credentials are required then. Removes schemes that are
 * not objects.
 */
export function validateSecurity(document: Document, { addError, addWarning }: SecurityReport): void {
  removeMisfits(document);
  const hasSchemes = Object.keys(document.components?.securitySchemes ?? {}).length > 0;
  const ignored = new Set<SpecIssue>();
  for (const [operation, issue] of operationIssues(document)) {
    if (issue.rule === rule && !hasSchemes) ignored.add(issue);
    else addError(operation, issue);
  }
  for (const issue of ignored) addWarning(issue);
}

function operationIssues(document: Document): [operation: object, issue: SpecIssue][] {
  const shared = requirementIssues(document, document.security, '#/security');
  return Object.entries(document.paths).flatMap(([path, item]) =>
    operationEntries(item).flatMap(([method, operation]) => {
      const pointer = `#/paths/${escapeStep(path)}/${method}/security`;
      const { security } = operation;
      const issues = security === undefined ? shared : requirementIssues(document, security, pointer);
      return issues.map((issue): [object, SpecIssue] => [operation, issue]);
    }),
  );
}

function removeMisfits({ components }: Document): void {
  const schemes = components?.securitySchemes;
  if (!components || schemes === undefined) return;
  if (!isRecord(schemes)) components.securitySchemes = {};
  for (const [name, scheme] of Object.entries(schemes)) if (!isRecord(scheme)) delete schemes[name];
}

function requirementIssues(document: Document, security: unknown, pointer: string): SpecIssue[] {
  if (security === undefined) return [];
  if (!Array.isArray(security)) return [{ pointer, rule: 'struct', message: 'must be a list' }];
  return security.flatMap((requirement: unknown, index) => {
    const at = `${pointer}/${index}`;
    if (!isRecord(requirement)) return [{ pointer: at, rule: 'struct', message: 'must be an object' }];
    return Object.entries(requirement).flatMap(([name, scopes]): SpecIssue[] => {
      const schemePointer = `${at}/${escapeStep(name)}`;
      const unknown = whyUnknown(document, name);
      if (unknown !== undefined) return [{ pointer: schemePointer, rule, message: unknown }];
      if (Array.isArray(scopes)) return [];
      return [
        { pointer: schemePointer, rule: 'struct', message: 'must be a list of scopes, which may be []' },
      ];
    });
  });
}

function whyUnknown(document: Document, name: string): string | undefined {
  const schemes = document.components?.securitySchemes ?? {};
  const scheme = Object.hasOwn(schemes, name) ? schemes[name] : undefined;
  const known = Object.keys(schemes).join(', ') || 'none';
  if (!scheme) return `unknown security scheme ${name}: components.securitySchemes has ${known}`;
  try {
    resolve(document, scheme, '');
  } catch {
    return `unresolved $ref of the security scheme ${name}`;
  }
  return undefined;
}
