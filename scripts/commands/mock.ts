import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { BuiltinName } from '../../contracts/spec/builtin.ts';
import { type Listen, type Served, serve } from '../../mock/adapters/serve.ts';
import { builtinMock, clientLine } from '../../mock/apis/index.ts';
import { SeedError } from '../../mock/core/seed.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { type MockCommand, readMockOptions } from './mock-options.ts';

/** `bonafide mock [api …]`: serves mocks until it is told to stop. */
export async function mock(args: string[], { out }: Output): Promise<number> {
  const command = await readMockOptions(args);
  const token = process.env.BONAFIDE_TOKEN || randomBytes(16).toString('hex');
  const served: Served[] = [];
  try {
    for (const [index, api] of command.apis.entries()) {
      const one = await start(command, api, index, token);
      served.push(one);
      out(`${api} mock ready at ${one.address} · ${clientLine(api, one.address)}`);
    }
    // A token that was given is known to whoever gave it, and need not be in a log.
    if (!command.quiet && !process.env.BONAFIDE_TOKEN) out(controlHint(served[0]?.address ?? '', token));
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    return 0;
  } finally {
    await Promise.all(served.map((one) => one.close()));
  }
}

async function start(command: MockCommand, api: BuiltinName, index: number, token: string): Promise<Served> {
  const { auth, seedData } = command;
  const mocked = builtinMock(api, { ...command.mock, auth, variables: process.env, ...seedData?.options });
  await mocked.ready.catch((error) => {
    if (!(error instanceof SeedError)) throw error;
    throw new UsageError(`${seedData?.file ?? `the seed of ${api}`}: ${error.message}`);
  });
  const where = placeOf(command, index);
  try {
    return await serve(mocked, where, { token });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const place = 'socket' in where ? where.socket : `${where.host}:${where.port}`;
    if (code === 'EADDRINUSE')
      throw new UsageError(`${place} is in use; choose another with --port or --socket`);
    if (code) throw new UsageError(`cannot listen on ${place}: ${code}`);
    throw error;
  }
}

// Of several, the first port is left for a console.
function placeOf({ apis, listen }: MockCommand, index: number): Listen {
  if ('socket' in listen || apis.length === 1 || listen.port === 0) return listen;
  return { host: listen.host, port: listen.port + 1 + index };
}

function controlHint(address: string, token: string): string {
  const curl = address.startsWith('unix:')
    ? `curl --unix-socket ${address.slice(5)} http://localhost`
    : `curl ${address}`;
  return `control API, with this token until the mock stops: ${curl}/__bonafide/states -H 'Authorization: Bearer ${token}'`;
}
