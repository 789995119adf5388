import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { noBody } from '../../contracts/http/message.ts';
import type { Target } from '../../contracts/verify/engine/target.ts';
import { httpTarget } from '../../contracts/verify/targets/http.ts';

/** Why a bare Docker Engine cannot be started here, or `undefined` where it can. */
export function whyNoEngine(): string | undefined {
  if (process.platform !== 'linux') return `an engine runs on Linux, this is ${process.platform}`;
  if (process.getuid?.() !== 0) return 'an engine must be started by root';
  const found = spawnSync('dockerd', ['--version'], { stdio: 'ignore' });
  return found.error ? 'dockerd is not installed (Debian package docker.io)' : undefined;
}

/** Where an engine in a directory is reached. */
export function engineAddress(directory: string): string {
  return `unix:${join(directory, 'docker.sock')}`;
}

/**
 * Starts a Docker Engine with everything of its own in a directory, and makes it the manager of a new swarm. It can
 * run no containers: secrets need none. Rejects, with the end of its log, when it is not up in 30 seconds.
 */
export async function startEngine(directory: string): Promise<void> {
  if (existsSync(pidFile(directory))) throw new Error(`there is an engine in ${directory}: stop it first`);
  mkdirSync(directory, { recursive: true });
  const log = openSync(join(directory, 'log'), 'w');
  const daemon = spawn('dockerd', engineOptions(directory), { detached: true, stdio: ['ignore', log, log] });
  const { pid } = daemon;
  if (pid === undefined) throw new Error('dockerd could not be started');
  daemon.unref();
  writeFileSync(pidFile(directory), String(pid));
  const target = httpTarget(engineAddress(directory));
  try {
    await untilUp(target);
    await initSwarm(target);
  } catch (error) {
    const end = readFileSync(join(directory, 'log'), 'utf8').trimEnd().split('\n').slice(-5).join('\n');
    await stopEngine(directory);
    throw new Error(`the engine did not come up: ${(error as Error).message}\n${end}`);
  } finally {
    await target.close();
  }
}

/** Stops the engine that was started in a directory, and removes the directory. Does nothing where there is none. */
export async function stopEngine(directory: string): Promise<void> {
  if (!existsSync(pidFile(directory))) return;
  const pid = Number(readFileSync(pidFile(directory), 'utf8'));
  signal(pid, 'SIGTERM');
  // It first ends what it is doing: looking for a driver's plugin takes 15 seconds.
  for (let tries = 0; signal(pid, 0); tries += 1) {
    if (tries === 600)
      throw new Error(`the engine does not stop; its process is ${pid}, its directory ${directory}`);
    await wait(100);
  }
  unmountBelow(directory);
  rmSync(directory, { recursive: true, force: true });
}

// An engine that ends may leave its data root and the network namespaces of its swarm mounted.
function unmountBelow(directory: string): void {
  const points = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((point) => point.startsWith(`${directory}/`));
  // What was mounted last is on top.
  for (const point of points.reverse()) spawnSync('umount', ['--lazy', point], { stdio: 'ignore' });
}

function engineOptions(directory: string): string[] {
  const at = (name: string) => join(directory, name);
  return [
    ...['--host', `unix://${at('docker.sock')}`, '--pidfile', at('docker.pid')],
    ...['--data-root', at('data'), '--exec-root', at('exec'), '--storage-driver=vfs'],
    ...['--iptables=false', '--ip6tables=false', '--bridge=none'],
  ];
}

async function untilUp(target: Target): Promise<void> {
  const request = { method: 'GET', path: '/_ping', query: '', headers: {}, body: noBody };
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await target.send(request).catch(() => undefined);
    if (answer?.status === 200) return;
    await wait(100);
  }
  throw new Error('no answer to a ping in 30 seconds');
}

async function initSwarm(target: Target): Promise<void> {
  const body = Buffer.from(
    JSON.stringify({ AdvertiseAddr: '127.0.0.1', ListenAddr: `127.0.0.1:${await freePort()}` }),
  );
  const headers = { 'content-type': 'application/json' };
  const { status, body: answer } = await target.send({
    method: 'POST',
    path: '/swarm/init',
    query: '',
    headers,
    body,
  });
  if (status !== 200) throw new Error(`no swarm: ${answer.toString().trim()}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

function pidFile(directory: string): string {
  return join(directory, 'pid');
}

// False where there is no such process.
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
