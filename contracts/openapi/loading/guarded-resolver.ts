import { existsSync, statSync } from 'node:fs';
import type { BaseResolver } from '@redocly/openapi-core';
import { fetchText, isUrl } from './fetch-document.ts';
import { displayPath, isInside, parseSource, readText, type SourceFile } from './source-file.ts';
import { SpecError } from './spec-error.ts';

/** Is notified of the files that a resolver reads and of those that it refuses to read. */
export interface ResolverListener {
  onRead?(source: SourceFile): void;
  onRefused?(file: string, reason: string): void;
}

/**
 * A Redocly resolver that reads nothing outside a folder, wherever links lead, and fetches nothing from the network; or, if
 * the document was fetched from an origin, nothing but what is there.
 */
export function guardedResolver(
  core: typeof import('@redocly/openapi-core'),
  folder: string,
  { onRead, onRefused }: ResolverListener = {},
): BaseResolver {
  const { BaseResolver, Source } = core;
  class GuardedResolver extends BaseResolver {
    override async loadExternalRef(file: string) {
      const reason = isUrl(folder) ? await whyNotFetched(file, folder) : refusalReason(file, folder);
      if (reason === undefined) return new Source(file, readText(file));
      onRefused?.(file, reason);
      throw new Error(reason);
    }
    override parseDocument(source: InstanceType<typeof Source>) {
      const value = parseSource(source.absoluteRef);
      onRead?.({ file: source.absoluteRef, value });
      return { source, parsed: value };
    }
  }
  return new GuardedResolver();
}

/** Fetches a file from an origin; why that is not possible, if it is not. */
async function whyNotFetched(url: string, origin: string): Promise<string | undefined> {
  try {
    await fetchText(url, { origin });
    return undefined;
  } catch (error) {
    if (error instanceof SpecError) return error.message;
    throw error;
  }
}

function refusalReason(file: string, folder: string): string | undefined {
  if (/^[a-z][a-z\d+.-]+:/i.test(file)) return 'URLs are not fetched: save the file beside the document';
  if (!existsSync(file)) return 'no such file';
  if (!statSync(file).isFile()) return 'not a file';
  if (!isInside(folder, file)) return `outside ${displayPath(folder) || 'the folder'} of the document`;
  return undefined;
}
