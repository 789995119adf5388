import { loadDocument } from '../../contracts/openapi/load-document.ts';
import { displayPath, readText } from '../../contracts/openapi/loading/source-file.ts';
import type { Locate } from '../../contracts/reporters/reporter.ts';

/** Locates the parts of a document in its files, with paths relative to the current directory. */
export async function sourceLocations(nameOrFile: string): Promise<Locate> {
  const { locate } = await loadDocument(nameOrFile, { strict: false });
  const files = new Map<string, string[]>();
  return (pointer) => {
    const location = locate(pointer);
    if (!location) return undefined;
    const { file, line, column } = location;
    const lines = files.get(file) ?? readText(file).split('\n');
    files.set(file, lines);
    const text = (lines[line - 1] ?? '').slice(column - 1).trim();
    return { file: displayPath(file), line, column, text };
  };
}
