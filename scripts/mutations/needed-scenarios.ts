import type { Contract } from '../../contracts/verify/contract.ts';
import type { Mutant } from './mutant.ts';
import type { MutantResult } from './mutant-result.ts';
import { type MutantRun, runMutant } from './run-mutant.ts';
import type { MutationTarget } from './targets.ts';

export interface ScenarioRun extends MutantRun {
  /** The scenarios that kill a mutant which survives the rest of the suite. */
  scenarios: string[];
}

/** Runs the suite without its scenarios and, if the mutant survives that, each scenario alone. */
export async function runScenarios(
  target: MutationTarget,
  mutant: Mutant,
  isOurs = true,
): Promise<ScenarioRun> {
  const contract = target.contract();
  const run = (scenarios: Contract['scenarios'], only: string[]) =>
    runMutant(target, mutant, { contract: { ...contract, scenarios }, only, isOurs });
  const rest = await run([], []);
  if (rest.failure) return { ...rest, scenarios: [] };
  const result: ScenarioRun = { ...rest, scenarios: [] };
  for (const scenario of contract.scenarios) {
    const { failure, visible } = await run([scenario], [`${contract.spec.name}/`]);
    if (failure) result.scenarios.push(scenario.id);
    result.visible ||= visible;
  }
  return result;
}

/** For each scenario the mutants that nothing else kills, then those that several scenarios kill, and those that survive. */
export function scenarioReport(target: MutationTarget, mutants: readonly MutantResult[]): string[] {
  const { spec, scenarios } = target.contract();
  const needed = scenarios.flatMap(({ id }) => {
    const killed = mutants.filter((one) => one.scenarios.length === 1 && one.scenarios[0] === id);
    return section(
      `${spec.name}/${id}`,
      killed.map((one) => one.id),
    );
  });
  const several = mutants.filter((one) => one.scenarios.length > 1);
  const survivors = mutants.filter(({ status }) => status === 'survived');
  return [
    ...needed,
    ...section(
      'killed by several scenarios and nothing else',
      several.map((one) => `${one.id}  (${one.scenarios.join(', ')})`),
    ),
    ...section(
      'survived',
      survivors.map(({ id }) => id),
    ),
  ];
}

function section(heading: string, lines: readonly string[]): string[] {
  return [`${heading}: ${lines.length || 'none'}`, ...lines.map((line) => `    ${line}`)];
}
