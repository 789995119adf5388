import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type Listen, type Served, serve } from '../../mock/adapters/serve.ts';
import type { Mock } from '../../mock/mock.ts';
import { memorySession } from '../../mock/state/memory-session.ts';
import type { Output } from '../cli/output.ts';
import { UsageError } from '../cli/usage-error.ts';
import {
  addFaults,
  type CreatedMock,
  type CreateMockOptions,
  callLine,
  createMockOf,
} from './create-mock.ts';
import { type MockCommand, readMockOptions } from './mock-options.ts';

/** `bonafide mock [api|file …]`: serves mocks until it is interrupted. */
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
  const options = command.watch ? withSession(command.create) : command.create;
  const created = await createMockOf(api, options);
  if (command.faults) await addFaults(created.mock, command.faults);
  if (!command.quiet) created.warnings.forEach(output.err);
  const watching = command.watch ? await watchAndReload(api, options, created, output) : undefined;
  const { mock } = watching ?? created;
  const one = await listen(mock, addressFor(command, index), token).catch((error) => {
    watching?.stop();
    throw error;
  });
  output.out(`${api} mock ready at ${one.address} · ${callLine(api, mock.spec, one.address)}`);
  return {
    address: one.address,
    close() {
      watching?.stop();
      return one.close();
    },
  };
}

// Every reload goes on with it.
function withSession(options: CreateMockOptions): CreateMockOptions {
  return { ...options, mock: { ...options.mock, session: memorySession(options.mock) } };
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

/** A mock that is created again whenever its files change, with the same session. While they are broken it stays as it is. */
async function watchAndReload(
  api: string,
  options: CreateMockOptions,
  first: CreatedMock,
  { out, err }: Output,
): Promise<{ mock: Mock; stop(): void }> {
  const { hotReloadMock } = await import('./hot-reload.ts');
  const { watchFiles } = await import('./watch-files.ts');
  const mock = hotReloadMock(first.mock);
  const filesOf = ({ files }: CreatedMock) => ({
    files,
    directories: options.overrides ? [options.overrides.directory] : [],
  });
  const stop = watchFiles(filesOf(first), async () => {
    try {
      const next = await createMockOf(api, options);
      for (const fault of await next.mock.faults.list()) next.mock.faults.check(fault);
      mock.replaceWith(next.mock);
      out(`${api} has changed and was reloaded`);
      return filesOf(next);
    } catch (error) {
      err(`${api} has changed but was not reloaded: ${(error as Error).message}`);
      return undefined;
    }
  });
  return { mock, stop };
}

// With several mocks, the first port is left for a console.
function addressFor({ apis, listen }: MockCommand, index: number): Listen {
  if ('socket' in listen || apis.length === 1 || listen.port === 0) return listen;
  return { host: listen.host, port: listen.port + 1 + index };
}

function controlHint(address: string, token: string): string {
  const curl = address.startsWith('unix:')
    ? `curl --unix-socket ${address.slice(5)} http://localhost`
    : `curl ${address}`;
  return `control API, with this token until the mock stops: ${curl}/__bonafide/states -H 'Authorization: Bearer ${token}'`;
}
