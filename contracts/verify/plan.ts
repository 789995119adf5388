import type { Severity } from './checks/check.ts';
import type { Contract } from './contract.ts';
import type { Session } from './engine/session.ts';
import { coverageCases, takesInput } from './phases/coverage.ts';
import { type FuzzingOptions, fuzzingCase } from './phases/fuzzing.ts';
import { disabledCases, probes } from './phases/probes.ts';
import { headCases, propertyCases } from './phases/property-cases.ts';
import { statefulCases } from './phases/stateful/stateful.ts';

/** Something to try, on its own: no case needs another. */
export interface Case {
  /** Unique in its plan: `invalid-input/SecretCreate`, `docker/stale-version`. */
  id: string;
  /** What should hold, as a sentence. */
  title: string;
  /** The check, or the journey, that a broken expectation is reported as. */
  check: string;
  /** How bad a broken law is; `high`, unless said otherwise. */
  severity?: Severity;
  /** The law's code in the catalogue of Web Fuzzing Commons, where it has one. */
  wfc?: string;
  /** Whether it may change what the target has. */
  writes: boolean;
  /** Whether it counts on nothing else being called meanwhile. */
  alone?: boolean;
  run(session: Session): Promise<unknown>;
}

/** Without random calls. */
const none: FuzzingOptions = { cases: 0, seed: 1 };

/**
 * All that a contract has to try: what its document asks for, calls at the limits of every schema, the API's own
 * journeys, random sequences, and random calls.
 */
export function plan(contract: Contract, randomness: FuzzingOptions = none): Case[] {
  const operations = [...contract.spec.operations.values()];
  const journeys = contract.scenarios.map(({ id, title, readOnly, run }) => {
    const caseId = `${contract.spec.name}/${id}`;
    return { id: caseId, title, check: caseId, writes: readOnly !== true, alone: true, run };
  });
  const random = randomness.cases > 0 ? operations.filter(takesInput) : [];
  return [
    ...probes(contract),
    ...(contract.cases ?? []),
    // These leave much behind until the end, for lists to be full of.
    ...operations.filter(takesInput).flatMap((operation) => coverageCases(contract, operation)),
    ...headCases(contract),
    ...propertyCases(contract),
    ...journeys,
    ...statefulCases(contract),
    ...random.map((operation) => fuzzingCase(contract, operation, randomness)),
    ...disabledCases(contract),
  ];
}
