import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { terminal } from './cli/output.ts';

/** The page of each section, and the npm script that writes it. */
const sections = {
  commands: { page: 'docs/commands.md', script: 'commands' },
  checks: { page: 'docs/checks.md', script: 'commands' },
  problems: { page: 'docs/problems.md', script: 'commands' },
  coverage: { page: 'docs/evidence.md', script: 'coverage' },
  corpus: { page: 'docs/evidence.md', script: 'corpus' },
  mutations: { page: 'docs/evidence.md', script: 'mutations' },
};

/**
 * Puts a text between a page's `<!-- name -->` and `<!-- /name -->`, or reports, with exit code 1 and a remedy, that it is
 * not what is there.
 */
export function writeSection(name: keyof typeof sections, text: string, check: boolean): number {
  const { page, script } = sections[name];
  const file = join(import.meta.dirname, '..', page);
  const [start, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
  const written = readFileSync(file, 'utf8');
  const [before = '', rest] = written.split(start);
  if (rest === undefined) throw new Error(`${page} has no place for ${name}: ${start.trim()}`);
  const fresh = `${before}${start}${text}${end}${rest.split(end)[1] ?? ''}`;
  if (fresh === written) {
    terminal.out(`the ${name} in ${page} is fresh`);
    return 0;
  }
  if (check) {
    terminal.err(`the ${name} in ${page} is outdated; run "npm run ${script}" and commit what it writes`);
    return 1;
  }
  writeFileSync(file, fresh);
  terminal.out(`wrote the ${name} into ${page}`);
  return 0;
}
