import { type Document, escapeStep, resolve } from '../document.ts';
import { operationsOf } from './affected-operations.ts';
import type { SpecIssue } from './spec-issue.ts';
import { isRecord } from './walk-document.ts';

const rule = 'security-defined';

/** Where what is found goes: to an operation that cannot be served for it, or to the document. */
interface Findings {
  serious(operation: object, fault: SpecIssue): void;
  small(fault: SpecIssue): void;
}

/**
 * Looks at what operations want to see of their callers: it must name schemes that the document has (OpenAPI
 * Specification 3.1.1, section 4.8.30). What the document says for all is told of each operation that says nothing of its
 * own. A document without any scheme is served, and asks nobody. Schemes that are no objects are taken out.
 */
export function validateSecurity(document: Document, { serious, small }: Findings): void {
  takeOutMisfits(document);
  const hasSchemes = Object.keys(document.components?.securitySchemes ?? {}).length > 0;
  const forgiven = new Set<SpecIssue>();
  for (const [operation, fault] of operationFaults(document)) {
    if (fault.rule === rule && !hasSchemes) forgiven.add(fault);
    else serious(operation, fault);
  }
  for (const fault of forgiven) small(fault);
}

function operationFaults(document: Document): [operation: object, fault: SpecIssue][] {
  const shared = faultsOf(document, document.security, '#/security');
  return Object.entries(document.paths).flatMap(([path, item]) =>
    operationsOf(item).flatMap(([method, operation]) => {
      const pointer = `#/paths/${escapeStep(path)}/${method}/security`;
      const { security } = operation;
      const faults = security === undefined ? shared : faultsOf(document, security, pointer);
      return faults.map((fault): [object, SpecIssue] => [operation, fault]);
    }),
  );
}

function takeOutMisfits({ components }: Document): void {
  const schemes = components?.securitySchemes;
  if (!components || schemes === undefined) return;
  if (!isRecord(schemes)) components.securitySchemes = {};
  for (const [name, scheme] of Object.entries(schemes)) if (!isRecord(scheme)) delete schemes[name];
}

function faultsOf(document: Document, security: unknown, pointer: string): SpecIssue[] {
  if (security === undefined) return [];
  if (!Array.isArray(security)) return [{ pointer, rule: 'struct', message: 'must be a list' }];
  return security.flatMap((requirement: unknown, index) => {
    const at = `${pointer}/${index}`;
    if (!isRecord(requirement)) return [{ pointer: at, rule: 'struct', message: 'must be an object' }];
    return Object.entries(requirement).flatMap(([name, scopes]): SpecIssue[] => {
      const place = `${at}/${escapeStep(name)}`;
      const unknown = whyUnknown(document, name);
      if (unknown !== undefined) return [{ pointer: place, rule, message: unknown }];
      if (Array.isArray(scopes)) return [];
      return [
        { pointer: place, rule: 'struct', message: 'must be a list of scopes: [] where there are none' },
      ];
    });
  });
}

function whyUnknown(document: Document, name: string): string | undefined {
  const schemes = document.components?.securitySchemes ?? {};
  const scheme = Object.hasOwn(schemes, name) ? schemes[name] : undefined;
  const known = Object.keys(schemes).join(', ') || 'none';
  if (!scheme) return `there is no security scheme ${name}; components.securitySchemes has ${known}`;
  try {
    resolve(document, scheme, '');
  } catch {
    return `the $ref of the security scheme ${name} leads nowhere`;
  }
  return undefined;
}
