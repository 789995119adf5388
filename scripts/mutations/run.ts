import type { Failure } from '../../contracts/suite/events.ts';
import { tryToCatch } from './catch.ts';
import { equivalent } from './equivalent.ts';
import type { Mutant } from './mutant.ts';
import { mutantsOf, ownMutants } from './mutants.ts';
import type { Subject } from './subjects.ts';

/** A mutant, and the promise that it was caught by, or why it could not be. */
export interface Tried {
  mutant: Mutant;
  failure: Failure | undefined;
  reason: string | undefined;
}

export interface Result {
  name: string;
  tried: Tried[];
  ms: number;
}

const strict = { auth: 'strict', variables: {} } as const;

/** Tries every mutant of an API. Rejects where the suite finds something wrong with the API without a bug. */
export async function tryAll(name: string, subject: Subject, every: number): Promise<Result> {
  const started = performance.now();
  const { failure } = await tryToCatch(subject.contract(), subject.api(strict), { kind: '', id: 'none' });
  if (failure) throw new Error(`a false alarm on ${name}: ${failure.check}, ${failure.message}`);
  const mutants = [...mutantsOf(subject.api(strict)), ...ownMutants(subject.lies)];
  const tried: Tried[] = [];
  for (const mutant of mutants.filter((_, index) => index % every === 0)) {
    const outcome = await tryToCatch(subject.contract(), subject.api(strict), mutant);
    tried.push({ mutant, failure: outcome.failure, reason: reasonFor(name, mutant, outcome.showed) });
  }
  return { name, tried, ms: performance.now() - started };
}

function reasonFor(name: string, { id }: Mutant, showed: boolean): string | undefined {
  if (!showed) return 'no answer ever has that field';
  const found = Object.entries(equivalent[name] ?? {}).find(([start]) => id.startsWith(start));
  return found?.[1];
}
