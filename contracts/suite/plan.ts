import type { Contract } from './contract.ts';
import { probes } from './probes.ts';
import { sequenceCases } from './sequences/cases.ts';
import type { Session } from './session.ts';

/** Something to try, on its own: no case needs another. */
export interface Case {
  /** Unique in its plan: `invalid-input/SecretCreate`, `docker/stale-version`. */
  id: string;
  /** What should hold, as a sentence. */
  title: string;
  /** The check, or the journey, that a broken expectation is reported as. */
  law: string;
  /** Whether it may change what the target has. */
  writes: boolean;
  /** Whether it counts on nothing else being called meanwhile. */
  alone?: boolean;
  run(session: Session): Promise<void>;
}

/** All that a contract has to try: what its document asks for, then the API's own journeys, then random sequences. The same for every target. */
export function plan(contract: Contract): Case[] {
  const journeys = contract.journeys.map(({ id, title, readOnly, run }) => {
    const caseId = `${contract.spec.name}/${id}`;
    return { id: caseId, title, law: caseId, writes: readOnly !== true, alone: true, run };
  });
  return [...probes(contract), ...journeys, ...sequenceCases(contract)];
}
