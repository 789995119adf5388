import { isRecord } from '../../http/is-record.ts';
import { guardedResolver } from './guarded-resolver.ts';
import { displayPath, documentFolder, type SourceFile } from './source-file.ts';
import { SpecError } from './spec-error.ts';
import { type PartPath, pointerTo } from './walk-document.ts';

/** A JSON pointer into one of a document's files. */
export interface SourcePointer {
  file: string;
  pointer: string;
}

/** A document whose `$ref`s no longer lead to other files. */
export interface BundledDocument {
  document: unknown;
  /** The files that it was bundled from, the entry first. */
  files: string[];
  /** Where each part was written, by the part itself. `undefined` for a single file: every part is at its own pointer. */
  origins: WeakMap<object, SourcePointer> | undefined;
  /** Why files that a `$ref` names were not read, by their absolute path or URL. */
  unreadFiles: Map<string, string>;
}

/**
 * Bundles the files that a document refers to into one. Nothing outside the folder of the entry file is read, and nothing
 * is fetched from the network: such a `$ref` stays as it is.
 */
export async function bundle(entry: SourceFile): Promise<BundledDocument> {
  const unreadFiles = new Map<string, string>();
  if (!hasExternalRefs(entry.value))
    return { document: entry.value, files: [entry.file], origins: undefined, unreadFiles };
  const core = await import('@redocly/openapi-core');
  const origins = new WeakMap<object, SourcePointer>();
  recordOrigins(origins, entry);
  const files = new Set([entry.file]);
  const resolver = guardedResolver(core, documentFolder(entry.file), {
    onRead(source) {
      files.add(source.file);
      recordOrigins(origins, source);
    },
    onRefused: (file, reason) => unreadFiles.set(file, reason),
  });
  const doc = { source: new core.Source(entry.file, ''), parsed: entry.value };
  const config = await core.createConfig({});
  await core.bundle({ doc, config, externalRefResolver: resolver }).catch((error: Error) => {
    throw error instanceof SpecError ? error : new SpecError(`${displayPath(entry.file)}: ${error.message}`);
  });
  return { document: entry.value, files: [...files], origins, unreadFiles };
}

// A `$ref` in an example may be data: then there is just nothing to bundle.
function hasExternalRefs(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false;
  if (isRecord(value) && typeof value.$ref === 'string' && !value.$ref.startsWith('#')) return true;
  return Object.values(value).some(hasExternalRefs);
}

function recordOrigins(origins: WeakMap<object, SourcePointer>, { file, value }: SourceFile): void {
  const visit = (part: unknown, at: PartPath | undefined): void => {
    if (part === null || typeof part !== 'object') return;
    origins.set(part, { file, pointer: pointerTo(at) });
    for (const [step, item] of Object.entries(part)) visit(item, { step, parent: at });
  };
  visit(value, undefined);
}

/** Why a `$ref` to another file was not followed, as far as that is known. */
export function whyUnread(unreadFiles: BundledDocument['unreadFiles'], $ref: string): string | undefined {
  const [uri = ''] = $ref.split('#', 1);
  // The referring file is not known any more, so the end of the path decides.
  const end = uri.replace(/^(?:\.{1,2}\/)*/, '/');
  return [...unreadFiles].find(([file]) => file === uri || file.endsWith(end))?.[1];
}
