import type { Result } from './run.ts';
import type { Tried } from './share.ts';

/** Bugs by their kind, and how many of each the suite of each API caught, as a table in Markdown. */
export function tableOf(results: readonly Result[], every: string): string {
  const kinds = [...new Set(results.flatMap(({ tried }) => tried.map(({ kind }) => kind)))];
  const rows = kinds.map((kind) => {
    const cells = results.map(({ tried }) => cellOf(tried.filter((one) => one.kind === kind)));
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
  const bugs = tried.filter(({ caughtBy, reason }) => caughtBy !== undefined || reason === undefined);
  const caught = bugs.filter(({ caughtBy }) => caughtBy !== undefined);
  return bugs.length === 0 ? '' : `${caught.length}/${bugs.length}`;
}
