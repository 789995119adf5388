import { type LoadedDocument, loadDocument } from '../../contracts/openapi/load-document.ts';
import { displayPath, readText } from '../../contracts/openapi/loading/source-file.ts';
import type { Locate } from '../../contracts/reporters/reporter.ts';

/** Locates the parts of a document in its files, with paths relative to the current directory. */
export async function sourceLocations(nameOrFile: string): Promise<Locate> {
  return withSourceText((await loadDocument(nameOrFile)).locate);
}

/** A document may be one line as a whole. */
const mostShown = 100;

/** Adds to each location the path as it is shown, and the rest of its line, as far as a terminal shows it. */
export function withSourceText(locate: LoadedDocument['locate']): Locate {
  const files = new Map<string, string[]>();
  return (pointer) => {
    const location = locate(pointer);
    if (!location) return undefined;
    const { file, line, column } = location;
    const lines = files.get(file) ?? readText(file).split('\n');
    files.set(file, lines);
    const rest = (lines[line - 1] ?? '').slice(column - 1).trim();
    const text = rest.length <= mostShown ? rest : `${rest.slice(0, mostShown)}…`;
    return { file: displayPath(file), line, column, text };
  };
}
