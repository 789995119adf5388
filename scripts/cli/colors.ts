import { styleText } from 'node:util';
import { withoutCommands } from '../../contracts/reporters/printable.ts';

/** Colours a line of a run's output by how it starts, unless NO_COLOR is set. What is not ours in it is obeyed nowhere. */
export function colored(given: string): string {
  const line = withoutCommands(given);
  if (line.startsWith('✗') || /^[1-9][\d,]* failures? ·/.test(line)) return styleText(['red', 'bold'], line);
  if (line.startsWith('✓') || line.startsWith('0 failures ·')) return styleText('green', line);
  if (line.startsWith('?') || line.startsWith('–') || /^(incomplete|stopped)/.test(line))
    return styleText('yellow', line);
  return line.replace(/^ {4}\w+ +/, (label) => styleText('dim', label));
}
