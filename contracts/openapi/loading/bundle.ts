import { guardedResolver } from './guarded-resolver.ts';
import { displayPath, folderOf, type SourceFile } from './source-file.ts';
import { SpecError } from './spec-error.ts';
import { type At, isRecord, pointerOf } from './walk-document.ts';

/** A place in one of a document's files. */
export interface SourcePlace {
  file: string;
  pointer: string;
}

/** A document whose `$ref`s lead to no other file any more. */
export interface BundledDocument {
  document: unknown;
  /** The files that it was made of, the entry first. */
  files: string[];
  /** Where a part of it was written, by the part itself. `undefined` for what is of the entry file, at its own pointer. */
  written: WeakMap<object, SourcePlace> | undefined;
  /** Why files that a `$ref` names were not read, by their absolute path or URL. */
  refused: Map<string, string>;
}

/**
 * Joins the files that a document refers to into one. Nothing outside the folder of the entry file is read, and nothing
 * is fetched from the network: such a `$ref` stays as it is.
 */
export async function bundle(entry: SourceFile): Promise<BundledDocument> {
  const refused = new Map<string, string>();
  const alone = { document: entry.value, files: [entry.file], written: undefined, refused };
  if (!refersElsewhere(entry.value)) return alone;
  const core = await import('@redocly/openapi-core');
  const written = new WeakMap<object, SourcePlace>();
  remember(written, entry);
  const files = new Set([entry.file]);
  const resolver = guardedResolver(core, folderOf(entry.file), {
    read(source) {
      files.add(source.file);
      remember(written, source);
    },
    refused: (file, why) => refused.set(file, why),
  });
  const doc = { source: new core.Source(entry.file, ''), parsed: entry.value };
  const config = await core.createConfig({});
  await core.bundle({ doc, config, externalRefResolver: resolver }).catch((error: Error) => {
    throw error instanceof SpecError ? error : new SpecError(`${displayPath(entry.file)}: ${error.message}`);
  });
  return { document: entry.value, files: [...files], written, refused };
}

// Also in examples, where a `$ref` may be data: then there is just nothing to join.
function refersElsewhere(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false;
  if (isRecord(value) && typeof value.$ref === 'string' && !value.$ref.startsWith('#')) return true;
  return Object.values(value).some(refersElsewhere);
}

function remember(written: WeakMap<object, SourcePlace>, { file, value }: SourceFile): void {
  const visit = (part: unknown, at: At | undefined): void => {
    if (part === null || typeof part !== 'object') return;
    written.set(part, { file, pointer: pointerOf(at) });
    for (const [step, item] of Object.entries(part)) visit(item, { step, up: at });
  };
  visit(value, undefined);
}

/** Why a `$ref` to another file still leads there, as far as that is known. */
export function whyRefused(refused: BundledDocument['refused'], $ref: string): string | undefined {
  const [uri = ''] = $ref.split('#', 1);
  // From which file it was is not known any more, so the end of the path tells.
  const end = uri.replace(/^(?:\.{1,2}\/)*/, '/');
  return [...refused].find(([file]) => file === uri || file.endsWith(end))?.[1];
}
