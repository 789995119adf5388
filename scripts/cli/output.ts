/** Where a command writes: what was asked for, and what is said about it. */
export interface Output {
  out(line: string): void;
  err(line: string): void;
  /** Shows how far things are in a line that the next line of any kind replaces; only where a person watches. */
  status?: ((line: string) => void) | undefined;
}

/** The terminal's two streams. */
export const terminal: Output = {
  out: (line) => process.stdout.write(`${cleared()}${line}\n`),
  err: (line) => process.stderr.write(`${cleared()}${line}\n`),
  status: process.stdout.isTTY ? showStatus : undefined,
};

let hasStatus = false;

function showStatus(line: string): void {
  // A longer one would wrap, and the next could not replace it.
  const text = line.slice(0, (process.stdout.columns || 80) - 1);
  process.stdout.write(`${cleared()}${text}`);
  hasStatus = true;
}

/** What takes the last status away (ECMA-48: EL). */
function cleared(): string {
  if (!hasStatus) return '';
  hasStatus = false;
  return '\r\u001b[K';
}
