// npm run commands: writes the reference of the commands into docs/commands.md.
import { commandsSection } from './commands-reference.ts';
import { writeSection } from './docs-section.ts';

process.exitCode = writeSection('commands', await commandsSection(), process.argv.includes('--check'));
