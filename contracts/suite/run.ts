import type { Target } from '../targets/target.ts';
import type { Contract, Variables } from './contract.ts';
import type { Emit, Failure } from './events.ts';
import { type Case, plan } from './plan.ts';
import { CaseEnded, Session } from './session.ts';

export interface RunOptions {
  emit: Emit;
  /** What the run's own things have in their names. */
  run: string;
  /** What all of the run's traffic derives from, and is the same for the same one. */
  seed?: number | undefined;
  /** Only these cases; an id that is a case's, or starts with what a case's id starts with. All, when empty. */
  only?: readonly string[];
  /** Leaves out whatever may change what the target has. */
  readOnly?: boolean;
  /** The vendor's variables, for credentials. */
  variables?: Variables;
  /** Once aborted, no further case starts; what was created is removed all the same. */
  signal?: AbortSignal;
}

/**
 * Runs a contract's plan against a target, and removes what it created: on success, on failure, and when told to
 * stop. Resolves with the number of broken promises. Rejects where the target cannot be reached or is no such API.
 */
export async function runContract(contract: Contract, target: Target, options: RunOptions): Promise<number> {
  const { run, signal, variables = {} } = options;
  const started = performance.now();
  const cases = plan(contract).filter((one) => isWanted(one, options));
  const count = { cases: 0, calls: 0, failures: 0 };
  const emit: Emit = (event) => {
    if (event.type === 'called') count.calls += 1;
    if (event.type === 'failed') count.failures += 1;
    options.emit(event);
  };

  const connection = await contract.connect(target, variables);
  const session = new Session({ contract, target, connection, run, emit, signal });
  const cleanUp = await contract.guard(session);
  const { name: api } = contract.spec;
  emit({
    type: 'started',
    api,
    target: target.name,
    agreed: connection.description,
    run,
    seed: options.seed,
    cases: cases.length,
  });
  try {
    for (const one of cases) {
      if (signal?.aborted) break;
      emit({ type: 'case-started', caseId: one.id, title: one.title });
      const before = count.failures;
      await runCase(one, session.of(one));
      count.cases += 1;
      emit({ type: 'case-ended', caseId: one.id, failures: count.failures - before });
    }
  } finally {
    await cleanUp();
    emit({ type: 'cleaned-up' });
  }
  const stopped = signal?.aborted ?? false;
  emit({ type: 'ended', ...count, stopped, ms: performance.now() - started });
  return count.failures;
}

/** The same, for a program that wants to look at what was found broken. */
export async function failuresOf(
  contract: Contract,
  target: Target,
  options: Omit<RunOptions, 'emit'>,
): Promise<Failure[]> {
  const failures: Failure[] = [];
  const emit: Emit = (event) => {
    if (event.type === 'failed') failures.push(event.failure);
  };
  await runContract(contract, target, { ...options, emit });
  return failures;
}

function isWanted({ id, writes }: Case, { only = [], readOnly }: RunOptions): boolean {
  if (readOnly && writes) return false;
  return only.length === 0 || only.some((wanted) => id.startsWith(wanted));
}

/** Runs one case to its end, or to the first promise that it cannot go on without. */
export async function runCase(one: Case, session: Session): Promise<void> {
  try {
    await one.run(session);
  } catch (error) {
    if (!(error instanceof CaseEnded)) throw error;
  }
}
