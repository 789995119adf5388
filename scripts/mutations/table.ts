import type { TargetResult } from './run-all.ts';
import type { MutantResult } from './worker.ts';

/** Bugs by their kind, and how many of each the suite of each API caught, as a table in Markdown. */
export function tableOf(results: readonly TargetResult[], every: string): string {
  const kinds = [...new Set(results.flatMap(({ mutants }) => mutants.map(({ kind }) => kind)))];
  const rows = kinds.map((kind) => {
    const cells = results.map(({ mutants }) => cellOf(mutants.filter((one) => one.kind === kind)));
    return [kind, ...cells];
  });
  const total = ['**all**', ...results.map(({ mutants }) => `**${cellOf(mutants)}**`)];
  const heading = ['bug', ...results.map(({ name }) => name)];
  const lines = [heading, heading.map(() => '---'), ...rows, total].map(
    (cells) => `| ${cells.join(' | ')} |`,
  );
  const options = every === '1' ? '' : ` --every ${every}`;
  return `\nWritten by \`npm run mutations -- --write${options}\`: caught, of those planted.\n\n${lines.join('\n')}\n\n`;
}

// What no caller could tell from the truth is no bug.
function cellOf(tried: readonly MutantResult[]): string {
  const bugs = tried.filter(({ killedBy, reason }) => killedBy !== undefined || reason === undefined);
  const caught = bugs.filter(({ killedBy }) => killedBy !== undefined);
  return bugs.length === 0 ? '' : `${caught.length}/${bugs.length}`;
}
