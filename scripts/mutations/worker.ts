// A worker: tries a share of an API's mutants, and says what came of each.
import { parentPort, workerData } from 'node:worker_threads';
import { oneLineSummary } from '../../contracts/reporters/failure.ts';
import { handwrittenMutants, operatorMutants } from './all-mutants.ts';
import { equivalent } from './equivalent.ts';
import type { Mutant } from './mutant.ts';
import { runMutant } from './run-mutant.ts';
import { type MutationTarget, targets } from './targets.ts';

/** Of every so-manieth mutant of an API the `first`, and then each that comes so many (`of`) later. */
export interface WorkerTask {
  name: string;
  every: number;
  first: number;
  of: number;
}

/** A mutant, and the promise that it was caught by, or why it could not be. */
export interface MutantResult extends Pick<Mutant, 'kind' | 'id'> {
  /** Its place among all that are tried. */
  index: number;
  /** Check and operation. */
  killedBy: string | undefined;
  reason: string | undefined;
}

const strict = { auth: 'strict', variables: {} } as const;

async function tryShare({ name, every, first, of }: WorkerTask): Promise<MutantResult[]> {
  const subject = targets[name] as MutationTarget;
  const { failure } = await runMutant(subject.contract(), subject.api(strict), { kind: '', id: 'none' });
  if (failure) throw new Error(`a false alarm on ${name}: ${failure.check}, ${oneLineSummary(failure)}`);
  const mutants = [...operatorMutants(subject.api(strict)), ...handwrittenMutants(subject.handwritten)]
    .filter((_, index) => index % every === 0)
    .map((mutant, index) => ({ mutant, index }))
    .filter(({ index }) => index % of === first);
  const tried: MutantResult[] = [];
  for (const { mutant, index } of mutants) {
    const outcome = await runMutant(subject.contract(), subject.api(strict), mutant);
    const caughtBy = outcome.failure && `${outcome.failure.check}, ${outcome.failure.operationId}`;
    const { kind, id } = mutant;
    tried.push({ kind, id, index, killedBy: caughtBy, reason: reasonFor(name, mutant, outcome.showed) });
  }
  return tried;
}

function reasonFor(name: string, { id }: Mutant, showed: boolean): string | undefined {
  if (!showed) return 'no answer ever has that field';
  const found = Object.entries(equivalent[name] ?? {}).find(([start]) => id.startsWith(start));
  return found?.[1];
}

parentPort?.postMessage(await tryShare(workerData));
