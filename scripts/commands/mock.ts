import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { isBuiltin } from '../../contracts/openapi/load-builtin.ts';
import { type Listen, type Served, serve } from '../../mock/adapters/serve.ts';
import { portalFolder } from '../../mock/apis/index.ts';
import type { Mock } from '../../mock/mock.ts';
import { memorySession } from '../../mock/state/memory-session.ts';
import type { Values } from '../cli/command.ts';
import type { Output } from '../cli/output.ts';
import { UsageError } from '../cli/usage-error.ts';
import { addFaults, type CreatedMock, type CreateMockOptions, createMockOf } from './create-mock.ts';
import type { mockCommand } from './definitions/mock.ts';
import type { Link } from './links-page.ts';
import { type MockListeners, mockListeners } from './mock-listeners.ts';
import type { MockLog } from './mock-log.ts';
import { type MockCommand, readMockOptions } from './read-mock-options.ts';
import { isLocal } from './read-verify-limits.ts';
import { callLine, controlLines, pageAddress } from './start-lines.ts';

/** `bonafide mock [api|file …]`: serves mocks until it is interrupted. */
export async function mock(values: Values<typeof mockCommand>, output: Output): Promise<number> {
  const command = await readMockOptions(values);
  const token = process.env.BONAFIDE_TOKEN || randomBytes(16).toString('hex');
  const served: (Served & Link)[] = [];
  let links: Served | undefined;
  try {
    for (const [index, api] of command.apis.entries()) {
      const one = await start(command, api, index, token, output);
      served.push(one);
    }
    links = await listLinks(command, served, output);
    // A token that was given is known to whoever gave it, and need not be in a log.
    if (!command.quiet && !process.env.BONAFIDE_TOKEN)
      for (const line of controlLines(served, token)) output.out(line);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    return 0;
  } finally {
    await Promise.all([...served, ...(links ? [links] : [])].map((one) => one.close()));
  }
}

async function start(
  command: MockCommand,
  api: string,
  index: number,
  token: string,
  output: Output,
): Promise<Served & Link> {
  const listeners = mockListeners(await logOf(command, api, output));
  const create = withListeners(command.watch ? withSession(command.create) : command.create, listeners);
  const created = await createMockOf(api, create);
  listeners.follow(created);
  if (command.faults) await addFaults(created.mock, command.faults);
  if (!command.quiet) created.warnings.forEach(output.err);
  const watching = command.watch ? await watchAndReload(api, create, created, output, listeners) : undefined;
  const { mock } = watching ?? created;
  const where = addressFor(command, index);
  const portal = isBuiltin(api) ? portalFolder(api) : undefined;
  const { cors, streamInterval } = command;
  const { calls, onCall } = listeners;
  const options = { token, portal, calls, cors, streamInterval, onCall };
  const one = await listening(where, () => serve(mock, where, options)).catch((error) => {
    watching?.stop();
    throw error;
  });
  if (!isLocal(one.address))
    output.err(
      `${one.address} is open to the network: whoever reaches this machine can call the mock of ${api}`,
    );
  const line = await callLine(api, mock.spec, one.address);
  output.out(`${api} mock ready at ${one.address} · ${line}`);
  // A browser does not open a unix socket.
  const pages = portal && 'host' in where ? pageAddress(one, 'portal') : undefined;
  if (pages && !command.quiet) output.out(`${api} portal's pages at ${pages}`);
  return {
    api,
    address: one.address,
    line,
    pages,
    close() {
      watching?.stop();
      return one.close();
    },
  };
}

async function logOf({ log, apis }: MockCommand, api: string, output: Output): Promise<MockLog | undefined> {
  if (log === 'off') return undefined;
  const { createMockLog } = await import('./mock-log.ts');
  return createMockLog(api, log, apis.length === 1, output);
}

function withListeners(options: CreateMockOptions, { onCall }: MockListeners): CreateMockOptions {
  return { ...options, mock: { ...options.mock, onCall } };
}

// Every reload goes on with it.
function withSession(options: CreateMockOptions): CreateMockOptions {
  return { ...options, mock: { ...options.mock, session: memorySession(options.mock) } };
}

/** Opens a server. Throws a UsageError where it cannot listen. */
async function listening(where: Listen, open: () => Promise<Served>): Promise<Served> {
  try {
    return await open();
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
  listeners: MockListeners,
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
      next.warnings.forEach(err);
      listeners.follow(next);
      out(`${api} has changed and was reloaded`);
      return filesOf(next);
    } catch (error) {
      err(`${api} has changed but was not reloaded: ${(error as Error).message}`);
      return undefined;
    }
  });
  return { mock, stop };
}

// With several mocks, the first port has the page of links.
function addressFor({ apis, listen }: MockCommand, index: number): Listen {
  if ('socket' in listen || apis.length === 1 || listen.port === 0) return listen;
  return { host: listen.host, port: listen.port + 1 + index };
}

/** Serves the page of links, where there are several mocks. */
async function listLinks(
  { apis, listen, quiet }: MockCommand,
  links: readonly Link[],
  output: Output,
): Promise<Served | undefined> {
  if (apis.length === 1 || 'socket' in listen) return undefined;
  const { serveLinks } = await import('./links-page.ts');
  const page = await listening(listen, () => serveLinks(links, listen));
  if (!quiet) output.out(`links to all ${apis.length} mocks at ${page.address}`);
  return page;
}
