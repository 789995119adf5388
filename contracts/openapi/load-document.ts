import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isRecord } from '../http/is-record.ts';
import { escapeStep } from '../http/json-pointer.ts';
import type { Document, OperationObject } from './document.ts';
import { type BuiltinName, isBuiltin, readBuiltin } from './load-builtin.ts';
import { assignOperationIds } from './loading/assign-operation-ids.ts';
import { type BundledDocument, bundle } from './loading/bundle.ts';
import { dropInvalidSwaggerParts } from './loading/drop-invalid-swagger-parts.ts';
import { createLocate, type Locate } from './loading/locate.ts';
import { withoutSharing } from './loading/parse-document.ts';
import { resolveSchemaIds } from './loading/resolve-schema-ids.ts';
import { displayPath, readSource } from './loading/source-file.ts';
import { SpecError } from './loading/spec-error.ts';
import { describeIssue, type SpecIssue } from './loading/spec-issue.ts';
import { upgradeDocument } from './loading/upgrade-to-3.1.ts';
import { validateDocument } from './loading/validate-and-repair-document.ts';
import { unsatisfiableParts } from './loading/validate-satisfiability.ts';
import { type OperationEntry, operationEntries } from './path-item-operations.ts';
import { createSpec, type DisabledOperation, type Spec } from './spec.ts';

/** A document or a built-in API, ready to be served or verified. */
export interface LoadedDocument {
  spec: Spec;
  /** The entry file, as an absolute path or a URL; `undefined` for a document without one. */
  file: string | undefined;
  /** All files that it was bundled from, the entry first. */
  files: string[];
  /** What the document should say otherwise, but which changes nothing. */
  issues: SpecIssue[];
  /** What was dropped as invalid, each with what is served instead; without the errors of disabled operations. */
  errors: SpecIssue[];
  /** Operations that are not used, since no value is valid for something that they need. */
  disabled: (DisabledOperation & { issues: SpecIssue[] })[];
  /** Where a part of `spec.document` was written; `undefined` for a document without a file. */
  locate: Locate;
}

export interface LoadOptions {
  /** Throws where the document has an error; otherwise only what the error concerns is dropped or disabled. */
  strict?: boolean;
}

/**
 * Loads a built-in API by its name, or any OpenAPI document (2.0 to 3.2, JSON or YAML) by its file, by its URL or as an object.
 * `spec.document` is OpenAPI 3.1 with JSON Schema 2020-12, whatever the file has. Throws a SpecError where the document
 * cannot be read, and, if `strict`, where it has any error: what would make a response or a check wrong.
 */
export async function loadDocument(
  given: string | Readonly<Record<string, unknown>>,
  { strict = false }: LoadOptions = {},
): Promise<LoadedDocument> {
  if (typeof given === 'string' && isBuiltin(given)) return loadBuiltinDocument(given);
  const bundled = typeof given === 'string' ? await bundle(await readSource(given)) : inMemory(given);
  const [file] = bundled.files;
  const name = file === undefined ? 'document' : displayPath(file);
  const isSwagger = isRecord(bundled.document) && bundled.document.swagger !== undefined;
  const whole = isSwagger ? structuredClone(bundled.document) : bundled.document;
  const misfits = isSwagger && isRecord(whole) ? dropInvalidSwaggerParts(whole) : [];
  const document = await upgradeDocument(whole, name);
  const locate = createLocate(bundled, isSwagger);
  resolveSchemaIds(document);
  const { warnings, errors: invalid } = validateDocument(document, bundled.unreadFiles);
  const errors = [...misfits, ...invalid];
  if (/^3\.[2-9]/.test(document.openapi)) document.openapi = '3.1.1';
  const issues = [...warnings, ...assignOperationIds(document)];
  const disabled = disableUnsatisfiable(document, locate);
  const all = [...errors, ...disabled.flatMap((one) => one.issues)];
  if (all.length > 0 && strict) throw new SpecError(describeErrors(all, locate));
  const spec = createSpec(name, document, { checked: true, lenient: true, disabled });
  return { spec, file, files: bundled.files, issues, errors, disabled, locate };
}

/** Removes the operations that no value is valid for, in place, and returns them. */
function disableUnsatisfiable(document: Document, locate: Locate): LoadedDocument['disabled'] {
  const found = new Map<OperationObject, SpecIssue[]>();
  for (const { operation, issue } of unsatisfiableParts(document, { needed: true }))
    found.set(operation, [...new Set([...(found.get(operation) ?? []), issue])]);
  if (found.size === 0) return [];
  return Object.entries(document.paths).flatMap(([path, item]) =>
    operationEntries(item).flatMap((entry) => {
      const issues = found.get(entry.operation);
      if (!issues) return [];
      delete entry.holder[entry.name];
      return [disable(entry, path, issues, locate)];
    }),
  );
}

function disable(
  { method, operation, pointer }: OperationEntry,
  path: string,
  issues: SpecIssue[],
  locate: Locate,
): LoadedDocument['disabled'][number] {
  return {
    id: operation.operationId ?? '',
    method,
    path,
    pointer: `#/paths/${escapeStep(path)}${pointer}`,
    reason: issues.map((issue) => describeIssue(locate, issue)).join('; '),
    issues,
  };
}

/** Most readers stop at the first screen. */
const maxIssues = 20;

function describeErrors(errors: readonly SpecIssue[], locate: Locate): string {
  const all = [...new Set(errors)].map(({ pointer, rule, message }) => ({ pointer, rule, message }));
  const lines = all.slice(0, maxIssues).map((issue) => describeIssue(locate, issue));
  const more = all.length > maxIssues ? [`and ${all.length - maxIssues} more`] : [];
  return [...lines, ...more, 'Fix the document, or leave --strict out'].join('\n');
}

/** A document that was given as an object: it cannot refer to files. */
function inMemory(document: object): BundledDocument {
  const own = structuredClone(withoutSharing(document, 'document'));
  return { document: own, files: [], origins: undefined, unreadFiles: new Map() };
}

function loadBuiltinDocument(name: BuiltinName): LoadedDocument {
  const source = fileURLToPath(new URL(`../../specs/${name}.yaml`, import.meta.url));
  // Without the YAML file nothing can be located.
  const file = existsSync(source) ? source : undefined;
  const files = file === undefined ? [] : [file];
  const spec = readBuiltin(name);
  const locate = createLocate(
    { document: spec.document, files, origins: undefined, unreadFiles: new Map() },
    false,
  );
  return { spec, file, files, issues: [], errors: [], disabled: [], locate };
}
