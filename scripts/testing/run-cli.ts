import { run } from '../cli/cli.ts';

/** The exit code and output of a command line. */
export interface CliResult {
  code: number;
  out: string;
  err: string;
}

/** Runs a command line in this process. */
export async function runCli(...argv: string[]): Promise<CliResult> {
  const lines = { out: '', err: '' };
  const out = (line: string) => {
    lines.out += `${line}\n`;
  };
  const code = await run(argv, {
    out,
    raw: out,
    err: (line) => {
      lines.err += `${line}\n`;
    },
  });
  return { code, ...lines };
}
