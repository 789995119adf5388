import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { builtinSpec, isBuiltin } from './builtin.ts';
import { type Document, escapeStep } from './document.ts';
import { type Broken, blame } from './reading/blame.ts';
import { describeFault, type Fault } from './reading/fault.ts';
import { join } from './reading/join.ts';
import { createLocate, type Locate, type Location } from './reading/locate.ts';
import { repair } from './reading/repair.ts';
import { settleIds } from './reading/settle-ids.ts';
import { readSource, shown } from './reading/source.ts';
import { SpecError } from './reading/spec-error.ts';
import { upgrade } from './reading/upgrade.ts';
import { vet } from './reading/vet.ts';
import { impossibleParts } from './reading/vet-possible.ts';
import { isRecord } from './reading/walk.ts';
import { createSpec, type OffOperation, type Spec } from './spec.ts';

/** A document that somebody brought, or a built-in one, ready to be served or verified. */
export interface OpenedSpec {
  spec: Spec;
  /** The entry file, as an absolute path. */
  file: string | undefined;
  /** All files that it was made of, the entry first. */
  files: string[];
  /** What is wrong with the document and keeps nobody from serving it. */
  faults: Fault[];
  /** Operations that are not served, since what the document says of them cannot be checked by. */
  off: (OffOperation & { faults: Fault[] })[];
  /** Where a part was written, by its JSON pointer in `spec.document`: in the file, or in the last thing there on the way. */
  locate(pointer: string): Location | undefined;
}

export interface OpenOptions {
  /** Turns off the operations that would stop the start, instead. */
  lax?: boolean;
}

/**
 * Opens a built-in API by its name, or any OpenAPI document (2.0 to 3.2, JSON or YAML) by its file, or as an object. `spec.document` is
 * OpenAPI 3.1 with JSON Schema 2020-12, whatever the file says. Throws a SpecError for what would make an answer or a
 * check wrong, unless `lax` turns off just the operations that it concerns.
 */
export async function openSpec(
  given: string | Readonly<Record<string, unknown>>,
  { lax = false }: OpenOptions = {},
): Promise<OpenedSpec> {
  if (typeof given === 'string' && isBuiltin(given)) return openBuiltin(given);
  const entry =
    typeof given === 'string' ? readSource(given) : { file: 'document', value: structuredClone(given) };
  const joined = await join(entry);
  const isSwagger = isRecord(joined.document) && joined.document.swagger !== undefined;
  const whole = isSwagger ? structuredClone(joined.document) : joined.document;
  const document = await upgrade(whole, shown(entry.file));
  const locate = createLocate(joined, isSwagger);
  settleIds(document);
  const { small, serious } = vet(document, joined.refused);
  const faults = [...small, ...repair(document)];
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
    why: why.map((fault) => describeFault(locate, fault)).join('; '),
    faults: why,
  }));
  const spec = createSpec(shown(entry.file), document, { checked: true, lenient: true, off });
  return { spec, file: entry.file, files: joined.files, faults, off, locate };
}

// Of an operation that is broken already, no more needs to be said.
function withImpossible(document: Document, serious: Map<object, Fault[]>): Broken[] {
  const broken = blame(document, serious);
  const known = new Set(broken.flatMap(({ path, method }) => document.paths[path]?.[method]));
  const found = impossibleParts(document, { needed: true }).filter(({ operation }) => !known.has(operation));
  if (found.length === 0) return broken;
  for (const { operation, fault } of found)
    serious.set(operation, [...(serious.get(operation) ?? []), fault]);
  return blame(document, serious);
}

/** More faults than this are not read at once. */
const mostTold = 20;

function refusal(broken: readonly Broken[], locate: Locate): string {
  const all = [...new Set(broken.flatMap(({ faults }) => faults))];
  const lines = all.slice(0, mostTold).map((fault) => describeFault(locate, fault));
  const more = all.length > mostTold ? [`and ${all.length - mostTold} more`] : [];
  const names = broken.map(({ operationId }) => operationId);
  const concerned = `${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''}`;
  return [...lines, ...more, `mend that, or leave out ${concerned} with --lax`].join('\n');
}

function openBuiltin(name: Parameters<typeof builtinSpec>[0]): OpenedSpec {
  const written = fileURLToPath(new URL(`../../specs/${name}.yaml`, import.meta.url));
  const file = existsSync(written) ? written : undefined;
  const files = file === undefined ? [] : [file];
  const spec = builtinSpec(name);
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
