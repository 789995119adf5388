import { existsSync, readFileSync } from 'node:fs';
import { stop } from './processes.ts';
import { type Contender, startServer } from './servers.ts';
import type { Load } from './start-load-generator.ts';

/** Megabytes that a process holds. */
export interface Memory {
  atStart: number;
  atHalf: number;
  atEnd: number;
}

/** Whether this system reports the memory of a process: Linux does. */
export const canMeasureMemory = existsSync('/proc/self/status');

/** A fresh server's memory while it answers requests that create secrets, look at them and remove them. */
export async function measureMemory(contender: Contender, load: Load, requests: number): Promise<Memory> {
  const server = await startServer(contender);
  try {
    const atStart = residentMegabytes(server.child.pid);
    await load(server, { kind: 'life', amount: requests / 2 });
    const atHalf = residentMegabytes(server.child.pid);
    await load(server, { kind: 'life', amount: requests / 2 });
    return { atStart, atHalf, atEnd: residentMegabytes(server.child.pid) };
  } finally {
    await stop(server.child);
  }
}

function residentMegabytes(pid: number | undefined): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
