import { withoutCommands, withoutControls } from '../../contracts/reporters/printable.ts';

/** Where a command writes: results to `out`, notices and errors to `err`. */
export interface Output {
  /** Writes text of any origin: a terminal and a job's log obey nothing in it. */
  out(line: string): void;
  err(line: string): void;
  /** Writes a result as it is, with colours or commands of our own. */
  raw(line: string): void;
  /** Shows progress in a line that the next line of any kind replaces; absent where stdout is not a terminal. */
  status?: ((line: string) => void) | undefined;
}

/** The terminal's two streams. */
export const terminal: Output = {
  out: (line) => terminal.raw(withoutCommands(line)),
  err: (line) => process.stderr.write(`${eraseStatus()}${withoutCommands(line)}\n`),
  raw: (line) => process.stdout.write(`${eraseStatus()}${line}\n`),
  status: process.stdout.isTTY ? showStatus : undefined,
};

let hasStatus = false;

function showStatus(line: string): void {
  // A longer one would wrap, and the next could not replace it.
  const text = withoutControls(line).slice(0, (process.stdout.columns || 80) - 1);
  process.stdout.write(`${eraseStatus()}${text}`);
  hasStatus = true;
}

/** The control sequence that erases the last status line (ECMA-48: EL). */
function eraseStatus(): string {
  if (!hasStatus) return '';
  hasStatus = false;
  return '\r\u001b[K';
}
