import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { parse } from './parse.ts';
import { SpecError } from './spec-error.ts';

/** One file of a document. */
export interface SourceFile {
  /** Its absolute path. */
  file: string;
  value: unknown;
}

/** Reads one JSON or YAML file. Throws a {@link SpecError} where there is none, or where it cannot be read. */
export function readSource(name: string): SourceFile {
  const file = resolve(name);
  if (!existsSync(file)) throw new SpecError(`${displayPath(file)}: no such file`);
  return { file, value: parse(readText(file), displayPath(file)) };
}

/** A file's text, without the mark that some editors put before it. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new SpecError(`${displayPath(file)}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** A path as a person would type it here. */
export function displayPath(file: string): string {
  const here = relative(process.cwd(), file);
  return here.startsWith('..') || isAbsolute(here) ? file : here;
}

/** Whether a file is in a folder or below it, wherever symbolic links lead. */
export function isInside(folder: string, file: string): boolean {
  const way = relative(realpathSync(folder), realpathSync(file));
  return !way.startsWith('..') && !isAbsolute(way);
}

/** The folder that a document's `$ref`s may not leave. */
export function folderOf(file: string): string {
  return dirname(realpathSync(file));
}
