import type { Locate } from '../../contracts/reporters/reporter.ts';
import { openSpec } from '../../contracts/spec/open.ts';
import { readText, shown } from '../../contracts/spec/reading/source.ts';

/** Finds the parts of a document, a built-in API's or a file's, in its files, with paths as one types them here. */
export async function placesOf(nameOrFile: string): Promise<Locate> {
  const { locate } = await openSpec(nameOrFile, { lax: true });
  const files = new Map<string, string[]>();
  return (pointer) => {
    const place = locate(pointer);
    if (!place) return undefined;
    const { file, line, column } = place;
    const lines = files.get(file) ?? readText(file).split('\n');
    files.set(file, lines);
    const text = (lines[line - 1] ?? '').slice(column - 1).trim();
    return { file: shown(file), line, column, text };
  };
}
