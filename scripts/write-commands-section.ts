// npm run commands: writes the reference of the commands into docs/commands.md.
import { commandsSection } from './render-commands-reference.ts';
import { writeSection } from './write-docs-section.ts';

process.exitCode = writeSection('commands', await commandsSection(), process.argv.includes('--check'));
