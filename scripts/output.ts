/** Where a command writes: what was asked for, and what is said about it. */
export interface Output {
  out(line: string): void;
  err(line: string): void;
}

/** The terminal's two streams. */
export const terminal: Output = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
};
