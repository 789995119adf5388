import type { Result, Tried } from './run.ts';

/** Bugs by their kind, and how many of each the suite of each API caught, as a table in Markdown. */
export function tableOf(results: readonly Result[], every: string): string {
  const kinds = [...new Set(results.flatMap(({ tried }) => tried.map(({ mutant }) => mutant.kind)))];
  const rows = kinds.map((kind) => {
    const cells = results.map(({ tried }) => cellOf(tried.filter(({ mutant }) => mutant.kind === kind)));
    return [kind, ...cells];
  });
  const total = ['**all**', ...results.map(({ tried }) => `**${cellOf(tried)}**`)];
  const heading = ['bug', ...results.map(({ name }) => name)];
  const lines = [heading, heading.map(() => '---'), ...rows, total].map(
    (cells) => `| ${cells.join(' | ')} |`,
  );
  const options = every === '1' ? '' : ` --every ${every}`;
  return `\nWritten by \`npm run mutations -- --write${options}\`: caught, of those planted.\n\n${lines.join('\n')}\n\n`;
}

// What no caller could tell from the truth is no bug.
function cellOf(tried: readonly Tried[]): string {
  const bugs = tried.filter(({ failure, reason }) => failure !== undefined || reason === undefined);
  const caught = bugs.filter(({ failure }) => failure !== undefined);
  return bugs.length === 0 ? '' : `${caught.length}/${bugs.length}`;
}
