// npm run commands: writes the reference of the commands into the README.
import { commandsSection } from './readme-commands.ts';
import { writeSection } from './readme-section.ts';

process.exitCode = writeSection('commands', await commandsSection(), process.argv.includes('--check'));
