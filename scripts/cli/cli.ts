import { readFileSync } from 'node:fs';
import { ConfigurationError } from '../../contracts/openapi/configuration-error.ts';
import { SpecError } from '../../contracts/openapi/loading/spec-error.ts';
import { allDefinitions, commands } from './commands.ts';
import { readConfig } from './config-file.ts';
import { type Output, terminal } from './output.ts';
import { parseCommand, parseProgram } from './parse-command-line.ts';
import { readValues } from './read-values.ts';
import { UsageError } from './usage-error.ts';

/**
 * Runs a command line, and resolves with its exit code: 0 passed, 1 failed, 2 wrong usage or unreachable, 3 an error in
 * Bonafide itself.
 */
export async function run(argv: string[], output: Output): Promise<number> {
  const [name = '', ...args] = argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv;
  const isCommand = Object.hasOwn(commands, name);
  try {
    if (isCommand) return await runCommand(name, args, output);
    const text = parseProgram(await allDefinitions(), version(), name || '--help');
    (name ? output.out : output.err)(text);
    return name ? 0 : 2;
  } catch (error) {
    return reportError(isCommand ? `bonafide ${name}` : 'bonafide', error, output);
  }
}

async function runCommand(name: string, args: string[], output: Output): Promise<number> {
  const parts = commands[name];
  if (!parts) throw new UsageError(`unknown command ${name}`);
  const definition = await parts.definition();
  const parsed = parseCommand(name, definition, args);
  if ('text' in parsed) {
    output.out(parsed.text);
    return 0;
  }
  const { config, ...given } = parsed.given;
  const section = await readConfig(name, config as string | undefined);
  const command = await parts.run();
  return command(readValues(definition, given, section) as never, output);
}

/** Prints what happened, and gives the exit code. */
function reportError(command: string, error: unknown, { err }: Output): number {
  if (isUsageProblem(error)) {
    err(`${command}: ${error.message}`);
    return 2;
  }
  const stack = error instanceof Error ? error.stack : String(error);
  err(`${command}: this is an error in Bonafide itself. Please report it, with these lines:\n${stack}`);
  return 3;
}

/** The command's entry: `bonafide …`. */
export async function main(argv: string[]): Promise<void> {
  // A reader that closes the pipe after the first line does not end a mock.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') return;
      if (stream === process.stdout) terminal.err(`bonafide: cannot write its output: ${error.code}`);
      process.exit(2);
    });
  process.once('uncaughtException', (error) => process.exit(reportError('bonafide', error, terminal)));
  process.exitCode = await run(argv, terminal);
}

function isUsageProblem(error: unknown): error is Error {
  const known = [UsageError, SpecError, ConfigurationError];
  if (known.some((kind) => error instanceof kind)) return true;
  // A file that cannot be read or written. Node's own errors are no errors to the realm that Jest runs tests in.
  if (typeof error !== 'object' || error === null || !('syscall' in error)) return false;
  return 'path' in error || error.syscall === 'write';
}

function version(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;
}
