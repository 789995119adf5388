import { isRecord } from '../../http/is-record.ts';
import { type Document, resolve } from '../document.ts';
import type { BundledDocument } from './bundle.ts';
import { referenceLoops } from './find-reference-loops.ts';
import type { Report } from './issue-collector.ts';
import { anyValue, closeGap, replaceInvalidPart } from './replace-invalid-part.ts';
import type { SpecIssue } from './spec-issue.ts';
import { dropInvalidParameters, validatePart } from './validate-part.ts';
import { type Referring, validateReference } from './validate-reference.ts';
import { validateSchema } from './validate-schema.ts';
import { validateSecurity } from './validate-security.ts';
import { validateTags } from './validate-tags.ts';
import {
  type DocumentVisitor,
  type InvalidPart,
  type PartKind,
  type PartPath,
  pointerTo,
  walkDocument,
} from './walk-document.ts';

/** The issues of a whole document. */
export interface DocumentIssues {
  /** The document means the same all the same. */
  warnings: SpecIssue[];
  /** What was dropped, and what is served instead. */
  errors: SpecIssue[];
}

/**
 * Validates every part of a document, without compiling any schema. Drops what is invalid, the smallest part of it, and
 * what is left of OpenAPI 3.0, so that the document matches its types afterwards.
 */
export function validateDocument(
  document: Document,
  unreadFiles: BundledDocument['unreadFiles'],
): DocumentIssues {
  const issues: DocumentIssues = { warnings: [], errors: [] };
  const report: Report = {
    document,
    unreadFiles,
    warn: (at, rule, message) => issues.warnings.push({ pointer: pointerTo(at), rule, message }),
    error: (at, rule, message, instead) =>
      issues.errors.push({ pointer: pointerTo(at), rule, message, instead }),
  };
  const visited = walkReachable(report);
  dropInvalidParameters(document);
  issues.errors.push(...validateSecurity(document, (issue) => issues.warnings.push(issue)));
  dropLoops(report, visited);
  validateTags(report);
  if (!isRecord((document as { info?: unknown }).info))
    report.warn(undefined, 'info', 'info is missing: it must have a title and a version');
  return issues;
}

/** Validates all parts, also those that only a `$ref` says to be one. Returns the schemas that refer to others. */
function walkReachable(report: Report): Map<Record<string, unknown>, PartPath | undefined> {
  const kinds = new Map<object, PartKind>();
  const waiting: Referring[] = [];
  const misfits: InvalidPart[] = [];
  const mediaTypes: Record<string, unknown>[] = [];
  const schemas = new Map<Record<string, unknown>, PartPath | undefined>();
  const visitor: DocumentVisitor = {
    visit(part, kind, at) {
      kinds.set(part, kind);
      if (kind === 'schema') validateSchema(report, part, at);
      else if (part.$ref === undefined) validatePart(report, part, kind, at);
      if (part.$ref === undefined) return;
      waiting.push({ part, kind, at });
      if (kind === 'schema') schemas.set(part, at);
      if (kind === 'mediaType') mediaTypes.push(part);
    },
    visitMisfit(misfit) {
      misfits.push(misfit);
      replaceInvalidPart(report, misfit);
    },
  };
  walkDocument(report.document, 'document', undefined, visitor);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const target = validateReference(report, next, kinds);
    if (target && !kinds.has(target.value)) walkDocument(target.value, next.kind, target.at, visitor);
  }
  inlineMediaTypes(report.document, mediaTypes);
  misfits.forEach(closeGap);
  return schemas;
}

/** Puts what a media type refers to in its place: since 3.2 it may be a reference. */
function inlineMediaTypes(document: Document, referring: readonly Record<string, unknown>[]): void {
  const found = referring.map((part) => ({ part, target: resolve<object>(document, part, '').value }));
  for (const { part, target } of found) {
    delete part.$ref;
    Object.assign(part, { ...target, ...part });
  }
}

// Dropping one reference can leave another loop.
function dropLoops(report: Report, referring: Map<Record<string, unknown>, PartPath | undefined>): void {
  for (let found = true; found; ) {
    found = false;
    for (const part of referenceLoops(report.document, referring.keys())) {
      found = true;
      const message = 'refers to itself without a property or an item between';
      report.error(referring.get(part), 'circular-schema', message, anyValue);
      delete part.$ref;
    }
  }
}
