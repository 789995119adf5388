// A worker thread: runs a share of an API's mutants.
import { parentPort, workerData } from 'node:worker_threads';
import { equivalent } from './equivalent.ts';
import type { Mutant } from './mutant.ts';
import { operatorMutants } from './operators/index.ts';
import { MemberObserver } from './operators/members.ts';
import { identifier } from './operators/response.ts';
import type { MutantResult } from './result.ts';
import { runMutant } from './run-mutant.ts';
import { runScenarios, type ScenarioRun } from './scenarios.ts';
import { type MutationTarget, targets } from './targets.ts';

export interface MutationOptions {
  /** Every n-th mutant only. */
  every: number;
  /** Whether to find out which scenarios are needed. */
  scenarios: boolean;
}

/** Of an API's mutants the one at `first`, and then each that is a multiple of `of` later. */
export interface WorkerTask extends MutationOptions {
  name: string;
  first: number;
  of: number;
}

/** Runs a share of the mutants. Rejects where the suite has a failure without any mutant. */
async function runShare({ name, first, of, every, scenarios }: WorkerTask): Promise<MutantResult[]> {
  const target = targets[name] as MutationTarget;
  const mutants = (await mutantsOf(name, target))
    .filter((_, index) => index % every === 0)
    .map((mutant, index) => ({ mutant, index }))
    .filter(({ index }) => index % of === first);
  const results: MutantResult[] = [];
  for (const { mutant, index } of mutants) {
    const run = scenarios ? await runScenarios(target, mutant) : await runSuite(target, mutant);
    results.push({ ...pick(mutant), index, ...judge(name, mutant, run), scenarios: run.scenarios });
  }
  return results;
}

async function runSuite(target: MutationTarget, mutant: Mutant): Promise<ScenarioRun> {
  return { ...(await runMutant(target, mutant)), scenarios: [] };
}

/** All mutants of an API, once its suite has passed without one. */
async function mutantsOf(name: string, target: MutationTarget): Promise<Mutant[]> {
  const api = target.api({ auth: 'strict', variables: target.variables ?? {} });
  const observer = new MemberObserver(api.spec, identifier(api));
  const { failure } = await runMutant(target, { mutate: observer.observe });
  if (failure) throw new Error(`${name} fails without a mutant: ${failure.check}, ${failure.actual}`);
  return [...operatorMutants(api, observer), ...target.handwritten];
}

function judge(
  name: string,
  { id, conditional }: Mutant,
  { failure, visible, scenarios }: ScenarioRun,
): Pick<MutantResult, 'status' | 'reason'> {
  if (failure) return { status: 'killed', reason: `${failure.check}, ${failure.operationId}` };
  if (scenarios.length > 0) return { status: 'killed', reason: scenarios.join(', ') };
  const reason = conditional && !visible ? 'no response has it' : reasonFor(name, id);
  return reason ? { status: 'equivalent', reason } : { status: 'survived', reason: '' };
}

function reasonFor(name: string, id: string): string | undefined {
  return Object.entries(equivalent[name] ?? {}).find(([start]) => id.startsWith(start))?.[1];
}

function pick({ id, operator }: Mutant): Pick<Mutant, 'id' | 'operator'> {
  return operator === undefined ? { id } : { id, operator };
}

parentPort?.postMessage(await runShare(workerData));
