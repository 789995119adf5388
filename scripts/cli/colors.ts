import { styleText } from 'node:util';

/** A line of a run in a terminal's colours, by how it starts; plain where NO_COLOR wants it so. */
export function colored(line: string): string {
  if (line.startsWith('✗') || /^\d+ times a promise/.test(line)) return styleText(['red', 'bold'], line);
  if (line.startsWith('✓') || line.startsWith('every promise')) return styleText('green', line);
  if (line.startsWith('?') || line.startsWith('–') || line.startsWith('stopped'))
    return styleText('yellow', line);
  return line.replace(/^ {4}\w+ +/, (label) => styleText('dim', label));
}
