import { ConfigurationError } from '../../contracts/openapi/configuration-error.ts';
import { SpecError } from '../../contracts/openapi/loading/spec-error.ts';
import { type Output, terminal } from './output.ts';
import { UsageError } from './usage-error.ts';

type Command = (args: string[], output: Output) => Promise<number>;

// Loaded on demand: a mock should not wait for what only `generate` needs.
const commands: Record<string, { usage: string; load: () => Promise<Command> }> = {
  mock: {
    usage:
      'mock [api|file …] [--port 4010] [--host 127.0.0.1] [--socket PATH] [--auth strict|off] [--overrides DIR] [--watch] [--lax] [--seed-data FILE] [--faults FILE] [--seed N] [--quiet]',
    load: async () => (await import('../commands/mock.ts')).mock,
  },
  verify: {
    usage:
      'verify <api|file> --target URL|unix:PATH [--read-only | --write] [--only ID]… [--cases N] [--seed N] [--report KIND=PATH]… [--concurrency N] [--rate N/s] [--budget 5m] [--min-coverage PERCENT] [--max-time MS] [--lax] [--dry-run] [--clean-up RUN] [--pact FILE [--token TOKEN]] [--env FILE]',
    load: async () => (await import('../commands/verify.ts')).verify,
  },
  parity: {
    usage: 'parity <api> --target URL|unix:PATH [--write] [--sequences N] [--seed N]',
    load: async () => (await import('../commands/parity.ts')).parity,
  },
  check: {
    usage: 'check <file.har | pact.json> --spec api|FILE [--origin URL]',
    load: async () => (await import('../commands/check.ts')).check,
  },
  lint: {
    usage: 'lint [api | file …] [--report sarif=PATH] [--resources]',
    load: async () => (await import('../commands/lint.ts')).lint,
  },
  diff: {
    usage: 'diff <old> <new> [--used-by HAR|PACT]…',
    load: async () => (await import('../commands/diff.ts')).diff,
  },
  generate: {
    usage: 'generate [file …] [--out DIR] [--check]',
    load: async () => (await import('../commands/generate.ts')).generate,
  },
};

const usage = ['usage:', ...Object.values(commands).map((command) => `    bonafide ${command.usage}`)].join(
  '\n',
);

/** Runs a command line, and resolves with its exit code: 0 passed, 1 failed, 2 wrong usage or unreachable. */
export async function run(argv: string[], output: Output): Promise<number> {
  const [name = '', ...args] = argv;
  if (name === '--help' || name === 'help') {
    output.out(usage);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    output.err(name === '' ? usage : `unknown command: ${name}\n${usage}`);
    return 2;
  }
  try {
    return await (await command.load())(args, output);
  } catch (error) {
    if (!isUsageProblem(error)) throw error;
    output.err(`bonafide ${name}: ${error.message}`);
    return 2;
  }
}

/** The command's entry: `bonafide …`. */
export async function main(argv: string[]): Promise<void> {
  // A reader that closes the pipe after the first line does not end a mock.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  process.exitCode = await run(argv, terminal);
}

function isUsageProblem(error: unknown): error is Error {
  const known = [UsageError, SpecError, ConfigurationError];
  if (known.some((kind) => error instanceof kind)) return true;
  // An unknown or incomplete option, from node:util's parseArgs.
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
