import { existsSync } from 'node:fs';
import { builtinNames, isBuiltin } from '../../contracts/openapi/load-builtin.ts';
import { isUrl } from '../../contracts/openapi/loading/fetch-document.ts';
import { suggestion } from '../../mock/core/suggest-similar-name.ts';
import { UsageError } from './usage-error.ts';

/** Throws a UsageError for a word that is neither a built-in API nor a file nor a URL, with a suggestion. */
export function requireApiOrFile(word: string): void {
  if (isBuiltin(word) || isUrl(word) || existsSync(word)) return;
  // Whatever has a dot or a slash is a file.
  if (/[./\\]/.test(word)) throw new UsageError(`${word}: no such file`);
  const names = builtinNames.join(', ');
  throw new UsageError(
    `${word}: not a built-in API (${names}), and no such file${suggestion(word, builtinNames)}`,
  );
}
