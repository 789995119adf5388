import { execFileSync, spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Whether processes can be pinned to one core each: it takes two cores, and Linux's `taskset`. */
export const canPin = availableParallelism() >= 2 && spawnSync('taskset', ['--version']).status === 0;

const serverCore = '0';
const loadCore = '1';

/** A server's command, on a core of its own. */
export function onServerCore(command: string[]): string[] {
  return canPin ? ['taskset', '-c', serverCore, ...command] : command;
}

/** Moves this process, and with it what it starts, away from the servers. */
export function moveToLoadCore(): void {
  if (canPin) execFileSync('taskset', ['-a', '-p', '-c', loadCore, String(process.pid)], { stdio: 'ignore' });
}
