import { isRecord } from '../../http/is-record.ts';
import { type Document, find, resolve } from '../document.ts';
import { isKnownFormat } from '../formats.ts';
import { type BundledDocument, whyUnread } from './bundle.ts';
import { referenceLoops } from './reference-loops.ts';
import type { SpecIssue } from './spec-issue.ts';
import { upgradeLimits } from './upgrade-3.0-to-3.1.ts';
import { keywordIssue } from './validate-keyword.ts';
import { validateSecurity } from './validate-security.ts';
import {
  type DocumentVisitor,
  type PartKind,
  type PartPath,
  pointerTo,
  walkDocument,
} from './walk-document.ts';

/** The issues of a whole document. */
export interface DocumentIssues {
  /** The document can be used all the same. */
  warnings: SpecIssue[];
  /** The operations that refer to these parts cannot be used, by the part that has the issue. */
  errors: Map<object, SpecIssue[]>;
}

/**
 * Validates every part of a document, without compiling any schema. Removes values that are not the part they should be,
 * and what is left of OpenAPI 3.0, so that the document matches its types afterwards.
 */
export function validateDocument(
  document: Document,
  unreadFiles: BundledDocument['unreadFiles'],
): DocumentIssues {
  const issues: DocumentIssues = { warnings: [], errors: new Map() };
  const addError = (part: object, issue: SpecIssue) =>
    issues.errors.set(part, [...(issues.errors.get(part) ?? []), issue]);
  const warn: Report['warn'] = (at, rule, message) =>
    issues.warnings.push({ pointer: pointerTo(at), rule, message });
  const error: Report['error'] = (part, at, rule, message) =>
    addError(part, { pointer: pointerTo(at), rule, message });
  const report: Report = { document, unreadFiles, warn, error };
  const referring = new Map<Record<string, unknown>, PartPath | undefined>();
  walkDocument(document, 'document', undefined, createVisitor(report, referring));
  validateSecurity(document, { addError, addWarning: (issue) => issues.warnings.push(issue) });
  for (const part of referenceLoops(document, referring.keys()))
    error(
      part,
      referring.get(part),
      'circular-schema',
      'refers to itself without a property or an item between',
    );
  if (!isRecord((document as { info?: unknown }).info))
    warn(undefined, 'info', 'info is missing: it must have a title and a version');
  return issues;
}

interface Report {
  document: Document;
  unreadFiles: BundledDocument['unreadFiles'];
  warn(at: PartPath | undefined, rule: string, message: string): void;
  error(part: object, at: PartPath | undefined, rule: string, message: string): void;
}

function createVisitor(
  report: Report,
  referring: Map<Record<string, unknown>, PartPath | undefined>,
): DocumentVisitor {
  return {
    visit(part, kind, at) {
      if (typeof part.$ref === 'string') validateReference(report, part, kind, at);
      if (kind === 'schema' && part.$ref !== undefined) referring.set(part, at);
      if (kind === 'schema') validateSchema(report, part, at);
      else if (part.$ref === undefined) validatePart(report, part, kind, at);
    },
    visitMisfit(holder, at, expected, part) {
      report.error(part, at, 'struct', `must be ${expected}`);
      remove(holder, at.step);
    },
  };
}

function remove(holder: object, step: string | number): void {
  if (Array.isArray(holder)) holder[Number(step)] = {};
  else delete (holder as Record<string, unknown>)[step];
}

function validateReference(
  report: Report,
  part: Record<string, unknown>,
  kind: PartKind,
  at: PartPath | undefined,
): void {
  const $ref = String(part.$ref);
  const target = find(report.document, $ref);
  if (!target) {
    const reason = whyUnread(report.unreadFiles, $ref);
    report.error(part, at, 'no-unresolved-refs', `unresolved $ref: ${$ref}${reason ? ` (${reason})` : ''}`);
    return;
  }
  if (kind === 'schema') return;
  try {
    resolve(report.document, part, '');
  } catch {
    report.error(part, at, 'no-unresolved-refs', `circular $ref: ${$ref}`);
  }
}

function validateSchema(report: Report, schema: Record<string, unknown>, at: PartPath | undefined): void {
  for (const keyword of ['exclusiveMinimum', 'exclusiveMaximum'])
    if (typeof schema[keyword] === 'boolean')
      report.warn(
        { step: keyword, parent: at },
        'boolean-limit',
        'must be a number since 3.1: it is read as in 3.0',
      );
  upgradeLimits(schema);
  if (schema.nullable !== undefined)
    report.warn(
      { step: 'nullable', parent: at },
      'nullable',
      'has no meaning since 3.1: use type: [..., "null"]',
    );
  for (const [keyword, value] of Object.entries(schema)) {
    const message = keywordIssue(keyword, value);
    if (message !== undefined) report.error(schema, { step: keyword, parent: at }, 'schema', message);
  }
  if (typeof schema.format === 'string' && !isKnownFormat(schema.format))
    report.warn(
      { step: 'format', parent: at },
      'unknown-format',
      `the format ${schema.format} is unknown: values are not checked by it`,
    );
}

const parameterLocations = ['path', 'query', 'header', 'cookie', 'querystring'];

function validatePart(
  report: Report,
  part: Record<string, unknown>,
  kind: PartKind,
  at: PartPath | undefined,
): void {
  if (kind === 'response' && typeof part.description !== 'string')
    report.warn(at, 'response-description', 'a response must have a description');
  if (
    kind === 'parameter' &&
    (typeof part.name !== 'string' || !parameterLocations.includes(String(part.in)))
  )
    report.error(
      part,
      at,
      'struct',
      `a parameter must have a name, and in: ${parameterLocations.slice(0, 4).join(', ')}`,
    );
  if (kind === 'parameter' && part.in === 'path' && part.required !== true)
    report.warn(at, 'path-parameter-required', 'a path parameter must have required: true');
  if (kind === 'operation' && !isRecord(part.responses))
    report.warn(at, 'operation-responses', 'an operation must have responses');
}
