import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Document, escapeStep } from './document.ts';
import { isBuiltin, loadBuiltin } from './load-builtin.ts';
import { affectedOperations, type Broken } from './loading/affected-operations.ts';
import { bundle } from './loading/bundle.ts';
import { repairDocument } from './loading/default-operation-ids.ts';
import { createLocate, type Locate, type Location } from './loading/locate.ts';
import { resolveSchemaIds } from './loading/resolve-schema-ids.ts';
import { displayPath, readSource } from './loading/source-file.ts';
import { SpecError } from './loading/spec-error.ts';
import { describeIssue, type SpecIssue } from './loading/spec-issue.ts';
import { upgrade } from './loading/upgrade.ts';
import { validateDocument } from './loading/validate-document.ts';
import { unsatisfiableParts } from './loading/validate-satisfiability.ts';
import { isRecord } from './loading/walk-document.ts';
import { createSpec, type DisabledOperation, type Spec } from './spec.ts';

/** A document that somebody brought, or a built-in one, ready to be served or verified. */
export interface LoadedDocument {
  spec: Spec;
  /** The entry file, as an absolute path. */
  file: string | undefined;
  /** All files that it was made of, the entry first. */
  files: string[];
  /** What is wrong with the document and keeps nobody from serving it. */
  faults: SpecIssue[];
  /** Operations that are not served, since what the document says of them cannot be checked by. */
  off: (DisabledOperation & { faults: SpecIssue[] })[];
  /** Where a part was written, by its JSON pointer in `spec.document`: in the file, or in the last thing there on the way. */
  locate(pointer: string): Location | undefined;
}

export interface LoadOptions {
  /** Turns off the operations that would stop the start, instead. */
  lax?: boolean;
}

/**
 * Opens a built-in API by its name, or any OpenAPI document (2.0 to 3.2, JSON or YAML) by its file, or as an object. `spec.document` is
 * OpenAPI 3.1 with JSON Schema 2020-12, whatever the file says. Throws a SpecError for what would make an answer or a
 * check wrong, unless `lax` turns off just the operations that it concerns.
 */
export async function loadDocument(
  given: string | Readonly<Record<string, unknown>>,
  { lax = false }: LoadOptions = {},
): Promise<LoadedDocument> {
  if (typeof given === 'string' && isBuiltin(given)) return openBuiltin(given);
  const entry =
    typeof given === 'string' ? readSource(given) : { file: 'document', value: structuredClone(given) };
  const joined = await bundle(entry);
  const isSwagger = isRecord(joined.document) && joined.document.swagger !== undefined;
  const whole = isSwagger ? structuredClone(joined.document) : joined.document;
  const document = await upgrade(whole, displayPath(entry.file));
  const locate = createLocate(joined, isSwagger);
  resolveSchemaIds(document);
  const { small, serious } = validateDocument(document, joined.refused);
  const faults = [...small, ...repairDocument(document)];
  const broken = withImpossible(document, serious);
  if (broken.length > 0 && !lax) throw new SpecError(refusal(broken, locate));
  const blamed = new Set(broken.flatMap((one) => one.faults));
  faults.push(...[...serious.values()].flat().filter((fault) => !blamed.has(fault)));
  for (const { path, method } of broken) delete document.paths[path]?.[method];
  const off = broken.map(({ path, method, operationId, faults: why }) => ({
    id: operationId,
    method: method.toUpperCase(),
    path,
    pointer: `#/paths/${escapeStep(path)}/${method}`,
    why: why.map((fault) => describeIssue(locate, fault)).join('; '),
    faults: why,
  }));
  const spec = createSpec(displayPath(entry.file), document, { checked: true, lenient: true, off });
  return { spec, file: entry.file, files: joined.files, faults, off, locate };
}

// Of an operation that is broken already, no more needs to be said.
function withImpossible(document: Document, serious: Map<object, SpecIssue[]>): Broken[] {
  const broken = affectedOperations(document, serious);
  const known = new Set(broken.flatMap(({ path, method }) => document.paths[path]?.[method]));
  const found = unsatisfiableParts(document, { needed: true }).filter(
    ({ operation }) => !known.has(operation),
  );
  if (found.length === 0) return broken;
  for (const { operation, fault } of found)
    serious.set(operation, [...(serious.get(operation) ?? []), fault]);
  return affectedOperations(document, serious);
}

/** More faults than this are not read at once. */
const mostTold = 20;

function refusal(broken: readonly Broken[], locate: Locate): string {
  const all = [...new Set(broken.flatMap(({ faults }) => faults))];
  const lines = all.slice(0, mostTold).map((fault) => describeIssue(locate, fault));
  const more = all.length > mostTold ? [`and ${all.length - mostTold} more`] : [];
  const names = broken.map(({ operationId }) => operationId);
  const concerned = `${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''}`;
  return [...lines, ...more, `mend that, or leave out ${concerned} with --lax`].join('\n');
}

function openBuiltin(name: Parameters<typeof loadBuiltin>[0]): LoadedDocument {
  const written = fileURLToPath(new URL(`../../specs/${name}.yaml`, import.meta.url));
  const file = existsSync(written) ? written : undefined;
  const files = file === undefined ? [] : [file];
  const spec = loadBuiltin(name);
  const locate = createLocate(
    { document: spec.document, files, written: undefined, refused: new Map() },
    false,
  );
  return {
    spec,
    file,
    files,
    faults: [],
    off: [],
    locate: (pointer) => (file === undefined ? undefined : locate(pointer)),
  };
}
