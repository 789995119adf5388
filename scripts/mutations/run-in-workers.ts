import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { MutantResult } from './mutant-result.ts';
import type { MutationOptions, WorkerTask } from './worker.ts';

export interface TargetResult {
  name: string;
  mutants: MutantResult[];
  ms: number;
}

/** Runs the mutants of an API, a share on each processor. Rejects where its suite has a failure without any mutant. */
export async function runAllMutants(name: string, options: MutationOptions): Promise<TargetResult> {
  const started = performance.now();
  const of = availableParallelism();
  const shares = await Promise.all(
    Array.from({ length: of }, (_, first) => runWorker({ name, first, of, ...options })),
  );
  const mutants = shares.flat().sort((one, other) => one.index - other.index);
  return { name, mutants, ms: performance.now() - started };
}

function runWorker(task: WorkerTask): Promise<MutantResult[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
