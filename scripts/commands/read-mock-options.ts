import { readFileSync } from 'node:fs';
import { builtinNames, isBuiltin } from '../../contracts/openapi/load-builtin.ts';
import type { CorsOptions } from '../../mock/adapters/cors.ts';
import type { Listen } from '../../mock/adapters/serve.ts';
import { optionName, type Values } from '../cli/command.ts';
import type { OverridesLoader } from '../cli/load-overrides.ts';
import { requireApiOrFile } from '../cli/require-api-or-file.ts';
import { requirePackages } from '../cli/require-packages.ts';
import { UsageError } from '../cli/usage-error.ts';
import type { CreateMockOptions, FaultsFile } from './create-mock.ts';
import type { mockCommand } from './definitions/mock.ts';

/** How calls are shown: as lines of text, as a JSON object a line, or not at all. */
export type LogFormat = Values<typeof mockCommand>['log'];

const usualPort = 4010;

/** The command line of `bonafide mock`. */
export interface MockCommand {
  /** Names of built-in APIs, and files of documents. */
  apis: string[];
  listen: Listen;
  /** The origins whose pages may call, besides this machine's. */
  cors: CorsOptions;
  create: CreateMockOptions;
  /** How many milliseconds pass between the items of a stream. */
  streamInterval: number;
  /** The faults to inject from the start. */
  faults: FaultsFile | undefined;
  watch: boolean;
  /** How each call is shown. */
  log: LogFormat;
  quiet: boolean;
}

/** Checks what `bonafide mock` was given. Throws a UsageError. */
export async function readMockOptions(values: Values<typeof mockCommand>): Promise<MockCommand> {
  const { auth, engine, seed, strict, watch, quiet, overrides, faults, seedData: seedFile } = values;
  const { corrections } = values;
  const apis = readApis(values.apis);
  const alone = (['socket', 'seedData', 'overrides', 'faults'] as const).filter(
    (name) => values[name] !== undefined,
  );
  if (alone.length > 0 && apis.length > 1)
    throw new UsageError(`${alone.map(optionName).join(' and ')} can be used with one API only`);
  if (engine === 'prism') requirePackages('bonafide mock --engine prism', ['@stoplight/prism-http']);
  if (watch && overrides === undefined && apis.every(isBuiltin))
    throw new UsageError('--watch needs a document, or --overrides, to watch');
  const seeded = seed === undefined ? {} : { seed };
  const planted = seedFile === undefined ? {} : { seedData: await readData(seedFile) };
  const loader = overrides === undefined ? undefined : await readOverrides(overrides);
  return {
    apis,
    listen: readListen(values),
    cors: readCors(values.cors),
    streamInterval: values.streamInterval,
    create: {
      mock: { ...seeded, ...planted },
      auth,
      engine,
      strict,
      overrides: loader,
      seedFile,
      corrections,
    },
    faults: faults === undefined ? undefined : { file: faults, data: await readData(faults) },
    watch,
    log: quiet ? 'off' : values.log,
    quiet,
  };
}

function readApis(names: string[]): string[] {
  names.forEach(requireApiOrFile);
  return names.length === 0 ? [...builtinNames] : [...new Set(names)];
}

function readCors(given: string[]): CorsOptions {
  if (given.length === 1 && given[0] === 'off') return 'off';
  return given.map((text) => {
    // As a browser sends it (RFC 6454, section 6.2): without a slash at the end, in lower case.
    const origin = text.replace(/\/$/, '').toLowerCase();
    if (origin === 'off') throw new UsageError('--cors off cannot be combined with other origins');
    if (origin === '*' || origin === 'null' || /^[a-z][a-z0-9+.-]*:\/\/[^\s/?#@]+$/.test(origin))
      return origin;
    throw new UsageError(`--cors ${text}: use an origin such as https://shop.example, * or off`);
  });
}

async function readOverrides(directory: string): Promise<OverridesLoader> {
  const { overridesLoader } = await import('../cli/load-overrides.ts');
  return overridesLoader(directory);
}

function readListen({ port, host, socket }: Values<typeof mockCommand>): Listen {
  if (socket === undefined) return { host: host ?? '127.0.0.1', port: port ?? usualPort };
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
