import type { MutantResult } from './mutant-result.ts';
import type { TargetResult } from './run-in-workers.ts';

/** How many mutants of each operator the suite of each API killed, as a table in Markdown. */
export function tableOf(results: readonly TargetResult[], every: number): string {
  const operatorOf = ({ operator = 'hand-written' }: MutantResult) => operator;
  const operators = [...new Set(results.flatMap(({ mutants }) => mutants.map(operatorOf)))];
  const rows = operators.map((operator) => {
    const cells = results.map(({ mutants }) => cellOf(mutants.filter((one) => operatorOf(one) === operator)));
    return [operator, ...cells];
  });
  const total = ['**all**', ...results.map(({ mutants }) => `**${cellOf(mutants)}**`)];
  const heading = ['mutants', ...results.map(({ name }) => name)];
  const lines = [heading, heading.map(() => '---'), ...rows, total].map(
    (cells) => `| ${cells.join(' | ')} |`,
  );
  const options = every === 1 ? '' : ` --every ${every}`;
  return `\nWritten by \`npm run mutations -- --write${options}\`: killed, of those that are not equivalent.\n\n${lines.join('\n')}\n\n`;
}

function cellOf(mutants: readonly MutantResult[]): string {
  const different = mutants.filter(({ status }) => status !== 'equivalent');
  const killed = different.filter(({ status }) => status === 'killed');
  return different.length === 0 ? '' : `${killed.length}/${different.length}`;
}
