// A worker thread: runs a share of an API's mutants.
import { parentPort, workerData } from 'node:worker_threads';
import { equivalent } from './equivalent-mutants.ts';
import type { Mutant } from './mutant.ts';
import type { MutantResult } from './mutant-result.ts';
import { runScenarios, type ScenarioRun } from './needed-scenarios.ts';
import { operatorMutants } from './operators/index.ts';
import { MemberObserver } from './operators/omitted-members.ts';
import { identifier } from './operators/response.ts';
import { runMutant } from './run-mutant.ts';
import { type MutationTarget, targets } from './targets.ts';

export interface MutationOptions {
  /** Every n-th mutant only. */
  every: number;
  /** Whether to find out which scenarios are needed. */
  scenarios: boolean;
  /** Whether the suite takes the provider for our own mock, and so reports what no source states, too. */
  isOurs: boolean;
}

/** Of an API's mutants the one at `first`, and then each that is a multiple of `of` later. */
export interface WorkerTask extends MutationOptions {
  name: string;
  first: number;
  of: number;
}

/** Runs a share of the mutants. Rejects where the suite has a failure without any mutant. */
async function runShare({ name, first, of, every, scenarios, isOurs }: WorkerTask): Promise<MutantResult[]> {
  const target = targets[name] as MutationTarget;
  const mutants = (await mutantsOf(name, target, isOurs))
    .filter((_, index) => index % every === 0)
    .map((mutant, index) => ({ mutant, index }))
    .filter(({ index }) => index % of === first);
  const results: MutantResult[] = [];
  for (const { mutant, index } of mutants) {
    const run = scenarios
      ? await runScenarios(target, mutant, isOurs)
      : { ...(await runMutant(target, mutant, { isOurs })), scenarios: [] };
    results.push({ ...pick(mutant), index, ...judge(name, mutant, run), scenarios: run.scenarios });
  }
  return results;
}

/** All mutants of an API, once its suite has passed without one. */
async function mutantsOf(name: string, target: MutationTarget, isOurs: boolean): Promise<Mutant[]> {
  const api = target.api({ auth: 'strict', variables: target.variables ?? {} });
  const observer = new MemberObserver(api.spec, identifier(api));
  const { failure, unverified } = await runMutant(target, { mutate: observer.observe }, { isOurs });
  if (failure) throw new Error(`${name} fails without a mutant: ${failure.check}, ${failure.actual}`);
  if (unverified) throw new Error(`${name} does not hold ${unverified} without a mutant`);
  return [...operatorMutants(api, observer), ...target.handwritten];
}

function judge(
  name: string,
  { id, conditional }: Mutant,
  { failure, unverified, visible, scenarios }: ScenarioRun,
): Pick<MutantResult, 'status' | 'reason'> {
  if (failure) return { status: 'killed', reason: `${failure.check}, ${failure.operationId}` };
  if (scenarios.length > 0) return { status: 'killed', reason: scenarios.join(', ') };
  if (unverified) return { status: 'unverified', reason: unverified };
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
