import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { parseDocument } from './parse.ts';
import { SpecError } from './spec-error.ts';

/** One file of a document. */
export interface SourceFile {
  /** Its absolute path. */
  file: string;
  value: unknown;
}

/** Reads one JSON or YAML file. Throws a {@link SpecError} where it does not exist or cannot be parsed. */
export function readSource(name: string): SourceFile {
  const file = resolve(name);
  if (!existsSync(file)) throw new SpecError(`${displayPath(file)}: no such file`);
  return { file, value: parseDocument(readText(file), displayPath(file)) };
}

/** A file's text without a byte order mark. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new SpecError(`${displayPath(file)}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** A path relative to the working directory, where it is inside. */
export function displayPath(file: string): string {
  const here = relative(process.cwd(), file);
  return here.startsWith('..') || isAbsolute(here) ? file : here;
}

/** Whether a file is inside a folder, after symbolic links are followed. */
export function isInside(folder: string, file: string): boolean {
  const path = relative(realpathSync(folder), realpathSync(file));
  return !path.startsWith('..') && !isAbsolute(path);
}

/** The folder that the `$ref`s of a document may not leave. */
export function documentFolder(file: string): string {
  return dirname(realpathSync(file));
}
