import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type BuiltinName, builtinNames, isBuiltin } from '../../contracts/spec/builtin.ts';
import type { Listen } from '../../mock/adapters/serve.ts';
import type { ApiOptions } from '../../mock/core/api.ts';
import type { MockOptions } from '../../mock/mock.ts';
import { UsageError } from '../usage-error.ts';
import { wholeNumber } from '../whole-number.ts';

/** What `bonafide mock` was asked for. */
export interface MockCommand {
  apis: BuiltinName[];
  listen: Listen;
  mock: MockOptions;
  auth: ApiOptions['auth'];
  seedData: { file: string; options: MockOptions } | undefined;
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
      quiet: { type: 'boolean', default: false },
    },
  });
  const { auth, seed, quiet, 'seed-data': seedFile } = values;
  const apis = readApis(positionals);
  const alone = [values.socket !== undefined && '--socket', seedFile !== undefined && '--seed-data'].filter(
    Boolean,
  );
  if (alone.length > 0 && apis.length > 1)
    throw new UsageError(`${alone.join(' and ')} goes with one API alone`);
  if (auth !== 'strict' && auth !== 'off') throw new UsageError(`--auth is strict or off, not ${auth}`);
  return {
    apis,
    listen: readListen(values),
    mock: seed === undefined ? {} : { seed: wholeNumber('--seed', seed, Number.MAX_SAFE_INTEGER) },
    auth,
    seedData:
      seedFile === undefined
        ? undefined
        : { file: seedFile, options: { seedData: await readData(seedFile) } },
    quiet,
  };
}

function readApis(names: string[]): BuiltinName[] {
  const unknown = names.filter((name) => !isBuiltin(name));
  if (unknown.length > 0) {
    throw new UsageError(`there is no API ${unknown.join(', ')}; there is ${builtinNames.join(', ')}`);
  }
  return names.length === 0 ? [...builtinNames] : [...new Set(names.filter(isBuiltin))];
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
