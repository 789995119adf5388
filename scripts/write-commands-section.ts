// npm run commands: writes the reference of commands, checks and problems into docs/.
import { checksTable, problemsTable } from './explanations/tables.ts';
import { commandsSection } from './render-commands-reference.ts';
import { writeSection } from './write-docs-section.ts';

const check = process.argv.includes('--check');
process.exitCode = Math.max(
  writeSection('commands', await commandsSection(), check),
  writeSection('checks', checksTable(), check),
  writeSection('problems', problemsTable(), check),
);
