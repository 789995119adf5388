import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { type BuiltinName, builtinNames, isBuiltin } from '../../contracts/spec/builtin.ts';
import { type Listen, type Served, serve } from '../../mock/adapters/serve.ts';
import { builtinMock, clientLine } from '../../mock/apis/index.ts';
import type { MockOptions } from '../../mock/mock.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';

/** `bonafide mock [api]`: serves a mock until it is told to stop. */
export async function mock(args: string[], { out }: Output): Promise<number> {
  const options = readOptions(args);
  const token = process.env.BONAFIDE_TOKEN || randomBytes(16).toString('hex');
  const served = await listen(options, token);
  out(`${options.api} mock ready at ${served.address} · ${clientLine(options.api, served.address)}`);
  if (!options.quiet) out(controlHint(served.address, token));
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await served.close();
  return 0;
}

interface Options {
  api: BuiltinName;
  listen: Listen;
  mock: MockOptions;
  quiet: boolean;
}

function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      socket: { type: 'string' },
      seed: { type: 'string' },
      quiet: { type: 'boolean', default: false },
    },
  });
  const [api = 'docker', ...more] = positionals;
  if (!isBuiltin(api)) throw new UsageError(`there is no API ${api}; there is ${builtinNames.join(', ')}`);
  if (more.length > 0) throw new UsageError(`one API at a time: ${more.join(' ')} is too much`);
  const { port, host, socket, seed, quiet } = values;
  if (socket !== undefined && (port ?? host) !== undefined)
    throw new UsageError('--socket goes without --port and --host');
  return {
    api,
    listen:
      socket === undefined
        ? { host: host ?? '127.0.0.1', port: wholeNumber('--port', port ?? '4010', 65_535) }
        : { socket },
    mock: seed === undefined ? {} : { seed: wholeNumber('--seed', seed, Number.MAX_SAFE_INTEGER) },
    quiet,
  };
}

function wholeNumber(option: string, text: string, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= most) return number;
  throw new UsageError(`${option} wants a whole number from 0 to ${most}, not ${text}`);
}

async function listen({ api, listen: where, mock: options }: Options, token: string): Promise<Served> {
  try {
    return await serve(builtinMock(api, options), where, { token });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const place = 'socket' in where ? where.socket : `${where.host}:${where.port}`;
    if (code === 'EADDRINUSE')
      throw new UsageError(`${place} is in use; choose another with --port or --socket`);
    if (code) throw new UsageError(`cannot listen on ${place}: ${code}`);
    throw error;
  }
}

function controlHint(address: string, token: string): string {
  const curl = address.startsWith('unix:')
    ? `curl --unix-socket ${address.slice(5)} http://localhost`
    : `curl ${address}`;
  return `control API, with this token until the mock stops: ${curl}/__bonafide/states -H 'Authorization: Bearer ${token}'`;
}
