import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const running = new Set<ChildProcess>();

// However the bench ends, nothing that it started may outlive it.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));

/** Starts a process that ends with this one at the latest. */
export function start(command: string[], env: Record<string, string> = {}): ChildProcess {
  const [file = '', ...args] = command;
  const child = spawn(file, args, {
    env: { ...process.env, SCARF_ANALYTICS: 'false', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** Ends a process and waits until it has. */
export async function stop(child: ChildProcess): Promise<void> {
  if (!running.has(child)) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** A free port. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits until a URL answers with any status, asking every two milliseconds. */
export async function untilAnswered(url: string, child: ChildProcess, patience = 30_000): Promise<void> {
  const deadline = performance.now() + patience;
  while ((await statusOf(url)) === undefined) {
    if (!running.has(child)) throw new Error(`${child.spawnargs.join(' ')} ended before it answered`);
    if (performance.now() > deadline) throw new Error(`${url} did not answer within ${patience} ms`);
    await sleep(2);
  }
}

function statusOf(url: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: 1000 }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(undefined));
  });
}
