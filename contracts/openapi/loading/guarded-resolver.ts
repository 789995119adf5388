import { existsSync, statSync } from 'node:fs';
import type { BaseResolver } from '@redocly/openapi-core';
import { parse } from './parse.ts';
import { displayPath, isInside, readText, type SourceFile } from './source-file.ts';

/** Who is told of the files that are read, and of those that are not. */
export interface Listener {
  read?(source: SourceFile): void;
  refused?(file: string, why: string): void;
}

/**
 * A resolver of Redocly's that reads nothing outside a folder, wherever links lead, and fetches nothing from the network.
 */
export function guardedResolver(
  core: typeof import('@redocly/openapi-core'),
  folder: string,
  { read, refused }: Listener = {},
): BaseResolver {
  const { BaseResolver, Source } = core;
  class Guarded extends BaseResolver {
    override async loadExternalRef(file: string) {
      const why = whyNot(file, folder);
      if (why === undefined) return new Source(file, readText(file));
      refused?.(file, why);
      throw new Error(why);
    }
    override parseDocument(source: InstanceType<typeof Source>) {
      const value = parse(source.body, displayPath(source.absoluteRef));
      read?.({ file: source.absoluteRef, value });
      return { source, parsed: value };
    }
  }
  return new Guarded();
}

function whyNot(file: string, folder: string): string | undefined {
  if (/^[a-z][a-z\d+.-]+:/i.test(file)) return 'nothing is fetched from the network; bring the file';
  if (!existsSync(file)) return 'no such file';
  if (!statSync(file).isFile()) return 'it is no file';
  if (!isInside(folder, file)) return `it is outside ${displayPath(folder) || 'the folder'} of the document`;
  return undefined;
}
