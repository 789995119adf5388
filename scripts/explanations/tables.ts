import { type ExplainedCode, explainedCodes } from './codes.ts';

/** The table of docs/checks.md. */
export function checksTable(): string {
  return table('check', ['id', 'what must hold', 'severity', 'a failure', 'what to do']);
}

/** The table of docs/problems.md. */
export function problemsTable(): string {
  return table('problem', ['code', 'title', 'status', 'when', 'what to do']);
}

function table(kind: ExplainedCode['kind'], head: readonly string[]): string {
  const rows = explainedCodes
    .filter((one) => one.kind === kind)
    .map(({ code, title, weight, example, remedy }) => row([`\`${code}\``, title, weight, example, remedy]));
  return `${[row(head), row(head.map(() => '---')), ...rows].join('\n')}\n`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
