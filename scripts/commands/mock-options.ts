import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { builtinNames, isBuiltin } from '../../contracts/openapi/load-builtin.ts';
import type { Listen } from '../../mock/adapters/serve.ts';
import type { OverridesLoader } from '../cli/load-overrides.ts';
import { UsageError } from '../cli/usage-error.ts';
import { wholeNumber } from '../cli/whole-number.ts';
import type { Making } from './create-mock.ts';

/** What `bonafide mock` was asked for. */
export interface MockCommand {
  /** Names of built-in APIs, and files of documents. */
  apis: string[];
  listen: Listen;
  making: Making;
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
    throw new UsageError(`${alone.map((name) => `--${name}`).join(' and ')} goes with one API alone`);
  if (auth !== 'strict' && auth !== 'off') throw new UsageError(`--auth is strict or off, not ${auth}`);
  if (watch && overrides === undefined && apis.every(isBuiltin))
    throw new UsageError('--watch wants a file, or --overrides, to watch');
  const seeded = seed === undefined ? {} : { seed: wholeNumber('--seed', seed, Number.MAX_SAFE_INTEGER) };
  const planted = seedFile === undefined ? {} : { seedData: await readData(seedFile) };
  const profile = faults === undefined ? undefined : { file: faults, data: await readData(faults) };
  const loader = overrides === undefined ? undefined : await readOverrides(overrides);
  const making: Making = {
    mock: { ...seeded, ...planted },
    auth,
    lax,
    overrides: loader,
    faults: profile,
    seedFile,
  };
  return { apis, listen: readListen(values), making, watch, quiet };
}

// A file is told from a name by its dot or its slash.
function readApis(names: string[]): string[] {
  const unknown = names.filter((name) => !isBuiltin(name) && !/[./\\]/.test(name) && !existsSync(name));
  if (unknown.length > 0) {
    throw new UsageError(
      `there is no API ${unknown.join(', ')}; there is ${builtinNames.join(', ')}, and any OpenAPI document by its file`,
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
  if ((port ?? host) !== undefined) throw new UsageError('--socket goes without --port and --host');
  return { socket };
}

async function readData(file: string): Promise<unknown> {
  // YAML is a superset of JSON; its parser is loaded only for those who bring a file.
  const { parseYaml } = await import('@redocly/openapi-core');
  try {
    return parseYaml(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message.split('\n')[0]}`);
  }
}
