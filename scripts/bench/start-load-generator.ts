import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { start } from './processes.ts';
import type { Server } from './servers.ts';

/** What to send: one secret's inspection, creations, or secrets' whole lives. */
export interface Job {
  kind: 'get' | 'post' | 'life';
  origin: string;
  prefix: string;
  /** The secret to inspect. */
  id?: string;
  /** For how long, or how many requests in all. */
  seconds?: number;
  amount?: number;
}

/** What came of it. */
export interface Outcome {
  perSecond: number;
  done: number;
  failed: number;
}

/** Sends a job's requests over 32 connections that stay open. Rejects if any of them is not answered with success. */
export type Load = (server: Server, job: Pick<Job, 'kind' | 'id' | 'seconds' | 'amount'>) => Promise<Outcome>;

/** Starts the process that makes the load. */
export function startLoad(): { load: Load; child: ChildProcess } {
  const child = start([process.execPath, join(import.meta.dirname, 'load-process.ts')]);
  const load: Load = async ({ contender, origin }, job) => {
    child.send({ ...job, origin, prefix: contender.prefix });
    const outcome = await answerOf(child);
    if (outcome.failed > 0 || outcome.done === 0)
      throw new Error(`${contender.name}, ${job.kind}: ${outcome.failed} failed, ${outcome.done} succeeded`);
    return outcome;
  };
  return { load, child };
}

async function answerOf(child: ChildProcess): Promise<Outcome> {
  const ended = new AbortController();
  const death = once(child, 'exit', { signal: ended.signal }).then(() => {
    throw new Error('the load process ended');
  });
  try {
    const [outcome] = await Promise.race([once(child, 'message', { signal: ended.signal }), death]);
    return outcome as Outcome;
  } finally {
    ended.abort();
    death.catch(() => undefined);
  }
}
