import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { terminal } from './cli/output.ts';

const file = join(import.meta.dirname, '../README.md');

/**
 * Puts a text between the README's `<!-- name -->` and `<!-- /name -->`, or reports, with exit code 1 and a remedy,
 * that it is not what is there.
 */
export function writeSection(name: string, text: string, check: boolean): number {
  const [start, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
  const readme = readFileSync(file, 'utf8');
  const [before = '', rest] = readme.split(start);
  if (rest === undefined) throw new Error(`the README has no place for ${name}: ${start.trim()}`);
  const fresh = `${before}${start}${text}${end}${rest.split(end)[1] ?? ''}`;
  if (fresh === readme) {
    terminal.out(`the ${name} in the README is fresh`);
    return 0;
  }
  if (check) {
    terminal.err(`the ${name} in the README is outdated; run "npm run ${name}" and commit what it writes`);
    return 1;
  }
  writeFileSync(file, fresh);
  terminal.out(`wrote the ${name} into the README`);
  return 0;
}
