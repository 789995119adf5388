import { existsSync, statSync } from 'node:fs';
import type { BaseResolver } from '@redocly/openapi-core';
import { parseDocument } from './parse.ts';
import { displayPath, isInside, readText, type SourceFile } from './source-file.ts';

/** Is notified of the files that a resolver reads and of those that it refuses to read. */
export interface ResolverListener {
  onRead?(source: SourceFile): void;
  onRefused?(file: string, reason: string): void;
}

/** A Redocly resolver that reads nothing outside a folder, wherever links lead, and fetches nothing from the network. */
export function guardedResolver(
  core: typeof import('@redocly/openapi-core'),
  folder: string,
  { onRead, onRefused }: ResolverListener = {},
): BaseResolver {
  const { BaseResolver, Source } = core;
  class GuardedResolver extends BaseResolver {
    override async loadExternalRef(file: string) {
      const reason = refusalReason(file, folder);
      if (reason === undefined) return new Source(file, readText(file));
      onRefused?.(file, reason);
      throw new Error(reason);
    }
    override parseDocument(source: InstanceType<typeof Source>) {
      const value = parseDocument(source.body, displayPath(source.absoluteRef));
      onRead?.({ file: source.absoluteRef, value });
      return { source, parsed: value };
    }
  }
  return new GuardedResolver();
}

function refusalReason(file: string, folder: string): string | undefined {
  if (/^[a-z][a-z\d+.-]+:/i.test(file)) return 'URLs are not fetched: save the file beside the document';
  if (!existsSync(file)) return 'no such file';
  if (!statSync(file).isFile()) return 'not a file';
  if (!isInside(folder, file)) return `outside ${displayPath(folder) || 'the folder'} of the document`;
  return undefined;
}
