import { type Document, find, resolve } from '../document.ts';
import { isKnownFormat } from '../formats.ts';
import { type BundledDocument, whyRefused } from './bundle.ts';
import { referenceLoops } from './reference-loops.ts';
import type { SpecIssue } from './spec-issue.ts';
import { upgradeLimits } from './upgrade-3.0-to-3.1.ts';
import { invalidKeyword } from './validate-keyword.ts';
import { validateSecurity } from './validate-security.ts';
import { type At, isRecord, type Kind, pointerOf, type Visitor, walkDocument } from './walk-document.ts';

/** What a look at a whole document finds. */
export interface DocumentIssues {
  /** What keeps nobody from serving it. */
  small: SpecIssue[];
  /** What makes answers or checks wrong, by the part that has it. */
  serious: Map<object, SpecIssue[]>;
}

/**
 * Looks at every part of a document once, and compiles nothing. Values that fit nowhere are taken out, and so is what is
 * left of OpenAPI 3.0, so that whoever reads on finds what the types say.
 */
export function validateDocument(document: Document, refused: BundledDocument['refused']): DocumentIssues {
  const findings: DocumentIssues = { small: [], serious: new Map() };
  const small = (at: At | undefined, rule: string, message: string) =>
    findings.small.push({ pointer: pointerOf(at), rule, message });
  const note = (part: object, fault: SpecIssue) =>
    findings.serious.set(part, [...(findings.serious.get(part) ?? []), fault]);
  const serious = (part: object, at: At | undefined, rule: string, message: string) =>
    note(part, { pointer: pointerOf(at), rule, message });
  const notes: Notes = { document, refused, small, serious };
  const referring = new Map<Record<string, unknown>, At | undefined>();
  const visitor: Visitor = {
    part(part, kind, at) {
      if (typeof part.$ref === 'string') vetReference(notes, part, kind, at);
      if (kind === 'schema' && part.$ref !== undefined) referring.set(part, at);
      if (kind === 'schema') vetSchema(notes, part, at);
      else if (part.$ref === undefined) vetPart(notes, part, kind, at);
    },
    misfit(holder, at, wanted, part) {
      serious(part, at, 'struct', `must be ${wanted}`);
      takeOut(holder, at.step);
    },
  };
  walkDocument(document, 'document', undefined, visitor);
  validateSecurity(document, { serious: note, small: (fault) => findings.small.push(fault) });
  for (const part of referenceLoops(document, referring.keys()))
    serious(
      part,
      referring.get(part),
      'endless-schema',
      'leads back to itself without a property or an item between: no value ends it',
    );
  if (!isRecord((document as { info?: unknown }).info))
    small(undefined, 'info', 'there is no info, which must have a title and a version');
  return findings;
}

interface Notes {
  document: Document;
  refused: BundledDocument['refused'];
  small(at: At | undefined, rule: string, message: string): void;
  serious(part: object, at: At | undefined, rule: string, message: string): void;
}

function takeOut(holder: object, step: string | number): void {
  if (Array.isArray(holder)) holder[Number(step)] = {};
  else delete (holder as Record<string, unknown>)[step];
}

function vetReference(notes: Notes, part: Record<string, unknown>, kind: Kind, at: At | undefined): void {
  const $ref = String(part.$ref);
  const target = find(notes.document, $ref);
  if (!target) {
    const why = whyRefused(notes.refused, $ref);
    notes.serious(part, at, 'no-unresolved-refs', `$ref leads nowhere: ${$ref}${why ? ` (${why})` : ''}`);
    return;
  }
  if (kind === 'schema') return;
  try {
    resolve(notes.document, part, '');
  } catch {
    notes.serious(part, at, 'no-unresolved-refs', `$ref leads in a circle: ${$ref}`);
  }
}

function vetSchema(notes: Notes, schema: Record<string, unknown>, at: At | undefined): void {
  for (const keyword of ['exclusiveMinimum', 'exclusiveMaximum'])
    if (typeof schema[keyword] === 'boolean')
      notes.small(
        { step: keyword, up: at },
        'boolean-limit',
        'is a number since 3.1; this is taken as 3.0 means it',
      );
  upgradeLimits(schema);
  if (schema.nullable !== undefined)
    notes.small(
      { step: 'nullable', up: at },
      'nullable',
      'has no meaning since 3.1; say type: [..., "null"]',
    );
  for (const [keyword, value] of Object.entries(schema)) {
    const broken = invalidKeyword(keyword, value);
    if (broken !== undefined) notes.serious(schema, { step: keyword, up: at }, 'schema', broken);
  }
  if (typeof schema.format === 'string' && !isKnownFormat(schema.format))
    notes.small(
      { step: 'format', up: at },
      'unknown-format',
      `nothing is checked by the format ${schema.format}`,
    );
}

const places = ['path', 'query', 'header', 'cookie', 'querystring'];

function vetPart(notes: Notes, part: Record<string, unknown>, kind: Kind, at: At | undefined): void {
  if (kind === 'response' && typeof part.description !== 'string')
    notes.small(at, 'response-description', 'a response must have a description');
  if (kind === 'parameter' && (typeof part.name !== 'string' || !places.includes(String(part.in))))
    notes.serious(
      part,
      at,
      'struct',
      `a parameter must have a name, and in: ${places.slice(0, 4).join(', ')}`,
    );
  if (kind === 'parameter' && part.in === 'path' && part.required !== true)
    notes.small(at, 'path-parameter-required', 'a path parameter must say required: true');
  if (kind === 'operation' && !isRecord(part.responses))
    notes.small(at, 'operation-responses', 'an operation must have responses');
}
