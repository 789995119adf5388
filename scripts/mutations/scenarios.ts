import type { Contract } from '../../contracts/verify/contract.ts';
import type { Mutant } from './mutant.ts';
import { type MutantOutcome, runMutant } from './run-mutant.ts';
import { type MutationTarget, strict } from './targets.ts';
import type { MutantResult } from './worker.ts';

/** Runs the suite without its scenarios and, where the mutant survives that, each scenario alone. */
export async function scenariosThatKill(target: MutationTarget, mutant: Mutant): Promise<ScenarioOutcome> {
  const contract = target.contract();
  const { name } = contract.spec;
  const run = (scenarios: Contract['scenarios'], only: string[]) =>
    runMutant({ ...contract, scenarios }, target.api(strict), mutant, only);
  const outcome = await run([], []);
  const scenarios: string[] = [];
  if (outcome.failure) return { ...outcome, scenarios };
  for (const scenario of contract.scenarios) {
    const { failure, showed } = await run([scenario], [`${name}/`]);
    if (failure) scenarios.push(scenario.id);
    outcome.showed ||= showed;
  }
  return { ...outcome, scenarios };
}

export interface ScenarioOutcome extends MutantOutcome {
  /** The scenarios that kill a mutant which survives the rest of the suite. */
  scenarios: string[];
}

/** For each scenario the mutants that nothing else kills, then those that several scenarios kill, and those that survive. */
export function scenarioReport(target: MutationTarget, mutants: readonly MutantResult[]): string[] {
  const { spec, scenarios } = target.contract();
  const needed = scenarios.map(({ id }) => {
    const only = mutants.filter((one) => one.scenarios?.length === 1 && one.scenarios[0] === id);
    return [`${spec.name}/${id}: ${only.length || 'none'}`, ...only.map((one) => `    ${one.id}`)];
  });
  const several = mutants.filter((one) => (one.scenarios?.length ?? 0) > 1);
  const survivors = mutants.filter((one) => !one.killedBy && !one.reason && !one.scenarios?.length);
  return [
    ...needed.flat(),
    `killed by several scenarios and nothing else: ${several.length || 'none'}`,
    ...several.map((one) => `    ${one.id}  (${one.scenarios?.join(', ')})`),
    `survived: ${survivors.length || 'none'}`,
    ...survivors.map((one) => `    ${one.id}`),
  ];
}
