import type { Definition } from './command.ts';
import type { Output } from './output.ts';

/** The parts of a command, which are loaded on demand: a mock should not wait for what only `generate` needs. */
interface CommandParts {
  definition(): Promise<Definition>;
  // What a command takes is its own definition's, which this list does not know.
  run(): Promise<(values: never, output: Output) => Promise<number>>;
}

/** The commands, by name. */
export const commands: Readonly<Record<string, CommandParts>> = {
  mock: {
    definition: async () => (await import('../commands/definitions/mock.ts')).mockCommand,
    run: async () => (await import('../commands/mock.ts')).mock,
  },
  verify: {
    definition: async () => (await import('../commands/definitions/verify.ts')).verifyCommand,
    run: async () => (await import('../commands/verify.ts')).verify,
  },
  'merge-reports': {
    definition: async () => (await import('../commands/definitions/merge-reports.ts')).mergeReportsCommand,
    run: async () => (await import('../commands/merge-reports.ts')).mergeReports,
  },
  parity: {
    definition: async () => (await import('../commands/definitions/parity.ts')).parityCommand,
    run: async () => (await import('../commands/parity.ts')).parity,
  },
  check: {
    definition: async () => (await import('../commands/definitions/check.ts')).checkCommand,
    run: async () => (await import('../commands/check.ts')).check,
  },
  lint: {
    definition: async () => (await import('../commands/definitions/lint.ts')).lintCommand,
    run: async () => (await import('../commands/lint.ts')).lint,
  },
  diff: {
    definition: async () => (await import('../commands/definitions/diff.ts')).diffCommand,
    run: async () => (await import('../commands/diff.ts')).diff,
  },
  explain: {
    definition: async () => (await import('../commands/definitions/explain.ts')).explainCommand,
    run: async () => (await import('../commands/explain.ts')).explain,
  },
  generate: {
    definition: async () => (await import('../commands/definitions/generate.ts')).generateCommand,
    run: async () => (await import('../commands/generate.ts')).generate,
  },
};

/** The definitions of all commands, by name. */
export async function allDefinitions(): Promise<Record<string, Definition>> {
  const pairs = Object.entries(commands).map(async ([name, { definition }]) => [name, await definition()]);
  return Object.fromEntries(await Promise.all(pairs));
}
