import { loadDocument } from '../../contracts/openapi/load-document.ts';
import { displayPath, readText } from '../../contracts/openapi/loading/source-file.ts';
import type { Locate } from '../../contracts/reporters/reporter.ts';

/** Finds the parts of a document, a built-in API's or a file's, in its files, with paths as one types them here. */
export async function placesOf(nameOrFile: string): Promise<Locate> {
  const { locate } = await loadDocument(nameOrFile, { lax: true });
  const files = new Map<string, string[]>();
  return (pointer) => {
    const place = locate(pointer);
    if (!place) return undefined;
    const { file, line, column } = place;
    const lines = files.get(file) ?? readText(file).split('\n');
    files.set(file, lines);
    const text = (lines[line - 1] ?? '').slice(column - 1).trim();
    return { file: displayPath(file), line, column, text };
  };
}
