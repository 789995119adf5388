import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fetchedText, fetchText, isUrl, shownUrl } from './fetch-document.ts';
import { parseDocument } from './parse-document.ts';
import { identifyResource } from './resolve-dynamic-references.ts';
import { resolveSelfUri } from './resolve-self-uri.ts';
import { SpecError } from './spec-error.ts';

/** One file of a document. */
export interface SourceFile {
  /** Its absolute path, or its URL. */
  file: string;
  value: unknown;
}

/** Reads one JSON or YAML file, or fetches it. Throws a {@link SpecError} where it is not there or cannot be parsed. */
export async function readSource(name: string): Promise<SourceFile> {
  const file = isUrl(name) ? await fetchText(name) : resolve(name);
  if (!isUrl(file) && !existsSync(file)) throw new SpecError(`${displayPath(file)}: no such file`);
  return { file, value: parseSource(file) };
}

/** The content of a file, or of a URL that has been fetched. */
export function parseSource(file: string): unknown {
  const value = parseDocument(readText(file), displayPath(file));
  resolveSelfUri(value);
  identifyResource(value, isUrl(file) ? file : pathToFileURL(file).href);
  return value;
}

/** A file's text without a byte order mark. */
export function readText(file: string): string {
  const fetched = fetchedText(file);
  if (fetched !== undefined) return fetched;
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new SpecError(`${displayPath(file)}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** A path relative to the working directory, where it is inside; a URL without its credentials. */
export function displayPath(file: string): string {
  if (isUrl(file)) return shownUrl(file);
  const here = relative(process.cwd(), file);
  return here.startsWith('..') || isAbsolute(here) ? file : here;
}

/** Whether a file is inside a folder, after symbolic links are followed. */
export function isInside(folder: string, file: string): boolean {
  const path = relative(realpathSync(folder), realpathSync(file));
  return !path.startsWith('..') && !isAbsolute(path);
}

/** The folder, or the origin, that the `$ref`s of a document may not leave. */
export function documentFolder(file: string): string {
  if (isUrl(file)) return new URL(file).origin;
  return dirname(realpathSync(file));
}
