import { isRecord } from '../../http/is-record.ts';
import { escapeStep } from '../../http/json-pointer.ts';
import { type Document, resolve } from '../document.ts';
import { operationEntries } from '../path-item-operations.ts';
import type { SpecIssue } from './spec-issue.ts';

const rule = 'security-defined';

/**
 * Validates the security requirements of all operations: they must name schemes that the document has (OpenAPI
 * Specification 3.1.1, section 4.8.30). Drops what is invalid, schemes among it; returns the errors. In a
 * document without any scheme an unknown one is a warning: no credentials are required then.
 */
export function validateSecurity(document: Document, warn: (issue: SpecIssue) => void): SpecIssue[] {
  const found = [
    ...dropInvalidSchemes(document),
    ...validateRequirements(document, document as Secured, '#/security'),
    ...Object.entries(document.paths).flatMap(([path, item]) =>
      operationEntries(item).flatMap(({ operation, pointer }) =>
        validateRequirements(
          document,
          operation as Secured,
          `#/paths/${escapeStep(path)}${pointer}/security`,
        ),
      ),
    ),
  ];
  const hasSchemes = Object.keys(document.components?.securitySchemes ?? {}).length > 0;
  const isIgnored = (issue: SpecIssue) => issue.rule === rule && !hasSchemes;
  for (const { pointer, rule, message } of found.filter(isIgnored)) warn({ pointer, rule, message });
  return found.filter((issue) => !isIgnored(issue));
}

/** What has requirements: an operation or the document. */
interface Secured {
  security?: unknown;
}

function dropInvalidSchemes({ components }: Document): SpecIssue[] {
  const schemes: unknown = components?.securitySchemes;
  if (!components || schemes === undefined) return [];
  const pointer = '#/components/securitySchemes';
  const ignored = { rule: 'struct', instead: 'it is ignored' };
  if (!isRecord(schemes)) {
    components.securitySchemes = {};
    return [{ ...ignored, pointer, message: 'must be an object' }];
  }
  return Object.entries(schemes).flatMap(([name, scheme]) => {
    const message = schemeIssue(scheme);
    if (message === undefined) return [];
    delete schemes[name];
    return [{ ...ignored, pointer: `${pointer}/${escapeStep(name)}`, message }];
  });
}

function schemeIssue(scheme: unknown): string | undefined {
  if (!isRecord(scheme)) return 'must be an object';
  if (typeof scheme.$ref === 'string') return undefined;
  const isNamed =
    typeof scheme.name === 'string' && ['query', 'header', 'cookie'].includes(String(scheme.in));
  if (scheme.type === 'apiKey' && !isNamed)
    return 'an apiKey scheme must have a name, and in: query, header, cookie';
  return undefined;
}

function validateRequirements(document: Document, holder: Secured, pointer: string): SpecIssue[] {
  const { security } = holder;
  if (security === undefined) return [];
  if (!Array.isArray(security)) {
    delete holder.security;
    return [{ pointer, rule: 'struct', message: 'must be a list', instead: 'it is ignored' }];
  }
  holder.security = security.filter(isRecord);
  return security.flatMap((requirement: unknown, index) => {
    const at = `${pointer}/${index}`;
    if (isRecord(requirement)) return validateRequirement(document, requirement, at);
    return [{ pointer: at, rule: 'struct', message: 'must be an object', instead: 'it is ignored' }];
  });
}

function validateRequirement(
  document: Document,
  requirement: Record<string, unknown>,
  at: string,
): SpecIssue[] {
  return Object.entries(requirement).flatMap(([name, scopes]): SpecIssue[] => {
    const pointer = `${at}/${escapeStep(name)}`;
    const unknown = whyUnknown(document, name);
    if (unknown !== undefined) {
      delete requirement[name];
      return [{ pointer, rule, message: unknown, instead: 'no credentials are checked by it' }];
    }
    if (Array.isArray(scopes)) return [];
    requirement[name] = [];
    const message = 'must be a list of scopes, which may be []';
    return [{ pointer, rule: 'struct', message, instead: 'no scopes are required' }];
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
