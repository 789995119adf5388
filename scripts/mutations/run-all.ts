import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { MutantResult, WorkerTask } from './worker.ts';

/** What came of all the bugs of an API that were tried. */
export interface TargetResult {
  name: string;
  mutants: MutantResult[];
  ms: number;
}

/** Tries every so-manieth mutant of an API, a share on each processor. Rejects where the true API is complained about. */
export async function runAllMutants(name: string, every: number, scenarios = false): Promise<TargetResult> {
  const started = performance.now();
  const of = availableParallelism();
  const shares = await Promise.all(
    Array.from({ length: of }, (_, first) => tryElsewhere({ name, every, first, of, scenarios })),
  );
  const tried = shares.flat().sort((one, other) => one.index - other.index);
  return { name, mutants: tried, ms: performance.now() - started };
}

function tryElsewhere(share: WorkerTask): Promise<MutantResult[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: share });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
