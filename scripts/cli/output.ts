/** Where a command writes: results to `out`, notices and errors to `err`. */
export interface Output {
  out(line: string): void;
  err(line: string): void;
  /** Shows progress in a line that the next line of any kind replaces; absent where stdout is not a terminal. */
  status?: ((line: string) => void) | undefined;
}

/** The terminal's two streams. */
export const terminal: Output = {
  out: (line) => process.stdout.write(`${eraseStatus()}${line}\n`),
  err: (line) => process.stderr.write(`${eraseStatus()}${line}\n`),
  status: process.stdout.isTTY ? showStatus : undefined,
};

let hasStatus = false;

function showStatus(line: string): void {
  // A longer one would wrap, and the next could not replace it.
  const text = line.slice(0, (process.stdout.columns || 80) - 1);
  process.stdout.write(`${eraseStatus()}${text}`);
  hasStatus = true;
}

/** The control sequence that erases the last status line (ECMA-48: EL). */
function eraseStatus(): string {
  if (!hasStatus) return '';
  hasStatus = false;
  return '\r\u001b[K';
}
