import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { builtinNames, isBuiltin } from '../../contracts/openapi/load-builtin.ts';
import type { Listen } from '../../mock/adapters/serve.ts';
import type { OverridesLoader } from '../cli/load-overrides.ts';
import { UsageError } from '../cli/usage-error.ts';
import { wholeNumber } from '../cli/whole-number.ts';
import type { CreateMockOptions, FaultsFile } from './create-mock.ts';

/** The command line of `bonafide mock`. */
export interface MockCommand {
  /** Names of built-in APIs, and files of documents. */
  apis: string[];
  listen: Listen;
  create: CreateMockOptions;
  /** The faults to inject from the start. */
  faults: FaultsFile | undefined;
  watch: boolean;
  quiet: boolean;
}

/** Reads the command line of `bonafide mock`. Throws a UsageError, or what parseArgs throws of an unknown option. */
export async function readMockOptions(args: string[]): Promise<MockCommand> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      socket: { type: 'string' },
      auth: { type: 'string', default: 'strict' },
      seed: { type: 'string' },
      'seed-data': { type: 'string' },
      overrides: { type: 'string' },
      faults: { type: 'string' },
      lax: { type: 'boolean', default: false },
      watch: { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
    },
  });
  const { auth, seed, lax, watch, quiet, overrides, faults, 'seed-data': seedFile } = values;
  const apis = readApis(positionals);
  const alone = (['socket', 'seed-data', 'overrides', 'faults'] as const).filter(
    (name) => values[name] !== undefined,
  );
  if (alone.length > 0 && apis.length > 1)
    throw new UsageError(`${alone.map((name) => `--${name}`).join(' and ')} can be used with one API only`);
  if (auth !== 'strict' && auth !== 'off') throw new UsageError(`--auth ${auth}: use strict or off`);
  if (watch && overrides === undefined && apis.every(isBuiltin))
    throw new UsageError('--watch needs a document, or --overrides, to watch');
  const seeded = seed === undefined ? {} : { seed: wholeNumber('--seed', seed, Number.MAX_SAFE_INTEGER) };
  const planted = seedFile === undefined ? {} : { seedData: await readData(seedFile) };
  const loader = overrides === undefined ? undefined : await readOverrides(overrides);
  return {
    apis,
    listen: readListen(values),
    create: { mock: { ...seeded, ...planted }, auth, lax, overrides: loader, seedFile },
    faults: faults === undefined ? undefined : { file: faults, data: await readData(faults) },
    watch,
    quiet,
  };
}

// Whatever has a dot or a slash is a file.
function readApis(names: string[]): string[] {
  const unknown = names.filter((name) => !isBuiltin(name) && !/[./\\]/.test(name) && !existsSync(name));
  if (unknown.length > 0) {
    throw new UsageError(
      `${unknown.join(', ')}: not a built-in API (${builtinNames.join(', ')}), and no such file`,
    );
  }
  return names.length === 0 ? [...builtinNames] : [...new Set(names)];
}

async function readOverrides(directory: string): Promise<OverridesLoader> {
  const { overridesLoader } = await import('../cli/load-overrides.ts');
  return overridesLoader(directory);
}

function readListen({ port, host, socket }: { port?: string; host?: string; socket?: string }): Listen {
  if (socket === undefined) {
    return { host: host ?? '127.0.0.1', port: wholeNumber('--port', port ?? '4010', 65_535) };
  }
  if ((port ?? host) !== undefined) throw new UsageError('--socket cannot be combined with --port or --host');
  return { socket };
}

async function readData(file: string): Promise<unknown> {
  // YAML is a superset of JSON; its parser is loaded only when there is a file.
  const { parseYaml } = await import('@redocly/openapi-core');
  try {
    return parseYaml(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message.split('\n')[0]}`);
  }
}
