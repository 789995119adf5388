import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type Listen, type Served, serve } from '../../mock/adapters/serve.ts';
import type { Mock } from '../../mock/mock.ts';
import { memoryStore } from '../../mock/state/memory.ts';
import type { Output } from '../cli/output.ts';
import { UsageError } from '../cli/usage-error.ts';
import { callLine, type Making, type Mocked, makeMock } from './create-mock.ts';
import { type MockCommand, readMockOptions } from './mock-options.ts';

/** `bonafide mock [api|file …]`: serves mocks until it is told to stop. */
export async function mock(args: string[], output: Output): Promise<number> {
  const command = await readMockOptions(args);
  const token = process.env.BONAFIDE_TOKEN || randomBytes(16).toString('hex');
  const served: Served[] = [];
  try {
    for (const [index, api] of command.apis.entries()) {
      const one = await start(command, api, index, token, output);
      served.push(one);
    }
    // A token that was given is known to whoever gave it, and need not be in a log.
    if (!command.quiet && !process.env.BONAFIDE_TOKEN)
      output.out(controlHint(served[0]?.address ?? '', token));
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    return 0;
  } finally {
    await Promise.all(served.map((one) => one.close()));
  }
}

async function start(
  command: MockCommand,
  api: string,
  index: number,
  token: string,
  output: Output,
): Promise<Served> {
  const making = command.watch ? withStore(command.making) : command.making;
  const mocked = await makeMock(api, making);
  if (!command.quiet) mocked.notices.forEach(output.err);
  const watching = command.watch ? await watched(api, making, mocked, output) : undefined;
  const one = await listen(watching?.mock ?? mocked.mock, placeOf(command, index), token).catch((error) => {
    watching?.stop();
    throw error;
  });
  output.out(`${api} mock ready at ${one.address} · ${callLine(api, mocked.mock.spec, one.address)}`);
  return {
    address: one.address,
    close() {
      watching?.stop();
      return one.close();
    },
  };
}

// What follows takes over what it kept.
function withStore(making: Making): Making {
  return { ...making, mock: { ...making.mock, store: memoryStore() } };
}

async function listen(mock: Mock, where: Listen, token: string): Promise<Served> {
  try {
    return await serve(mock, where, { token });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const place = 'socket' in where ? where.socket : `${where.host}:${where.port}`;
    if (code === 'EADDRINUSE')
      throw new UsageError(`${place} is in use; choose another with --port or --socket`);
    if (code) throw new UsageError(`cannot listen on ${place}: ${code}`);
    throw error;
  }
}

/** A mock that follows its files: what it keeps stays, and while they are broken it stays as it was. */
async function watched(
  api: string,
  making: Making,
  first: Mocked,
  { out, err }: Output,
): Promise<{ mock: Mock; stop(): void }> {
  const { hotReloadMock, watchFiles } = await import('./hot-reload.ts');
  const live = hotReloadMock(first.mock);
  const watchedOf = ({ files }: Mocked) => ({
    files,
    directories: making.overrides ? [making.overrides.directory] : [],
  });
  // What was there at the start may have been deleted since.
  const again = { ...making, mock: { ...making.mock, seedData: {} } };
  const stop = watchFiles(watchedOf(first), async () => {
    try {
      const next = await makeMock(api, again);
      live.swap(next.mock);
      out(`${api} has changed, and is served as it is now`);
      return watchedOf(next);
    } catch (error) {
      err(`${api} is served as it was, for now it is broken: ${(error as Error).message}`);
      return undefined;
    }
  });
  return { mock: live, stop };
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
