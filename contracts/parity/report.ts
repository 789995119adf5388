import type { Spec } from '../openapi/spec.ts';
import { type MadeCall, scriptOf } from '../verify/engine/curl-script.ts';
import type { Target } from '../verify/engine/target.ts';
import type { AcceptedDifference } from './parity-types.ts';
import { type FoundDifference, operationName } from './run-parity.ts';
import type { SequenceRun } from './run-sequence.ts';

/** An unexplained difference for people: both values, and the calls that reproduce it as shell commands. */
export function differenceLines(spec: Spec, real: Target, found: FoundDifference): string[] {
  const calls: MadeCall[] = found.calls.map(({ step, learned, mock, real }) => {
    const statuses =
      mock.status === real.status ? `${real.status}` : `the mock ${mock.status}, the target ${real.status}`;
    return { step, learned, note: `${operationName(spec, step)} → ${statuses}` };
  });
  const last = found.calls.at(-1);
  const differences = found.differences.flatMap(({ pointer, mock, real }) => [
    `    ${pointer}`,
    `      the mock:   ${mock}`,
    `      the target: ${real}`,
  ]);
  const count = calls.length === 1 ? '1 call' : `${calls.length} calls`;
  return [
    `✗ ${last ? operationName(spec, last.step) : ''} differs, shrunk to ${count} (seed ${found.seed})`,
    ...differences,
    ...scriptOf(real, calls).map((line) => `    ${line}`),
  ];
}

/** Counts the results of a run's sequences. */
export class ParityTally {
  sequences = 0;
  calls = 0;
  #leftOut = 0;
  readonly #accepted = new Map<string, number>();
  readonly #statuses = new Map<number, number>();

  add(run: SequenceRun): void {
    this.sequences += 1;
    this.calls += run.calls.length;
    this.#leftOut += run.leftOut;
    for (const id of run.accepted) increase(this.#accepted, id);
    for (const { real } of run.calls) increase(this.#statuses, real.status);
  }

  /** The accepted differences, each with its number of occurrences; the statuses; what was not called. */
  lines(accepted: readonly AcceptedDifference[]): string[] {
    return [...this.#acceptedLines(accepted), this.#statusLine(), ...this.#leftOutLines()];
  }

  #acceptedLines(accepted: readonly AcceptedDifference[]): string[] {
    if (accepted.length === 0) return [];
    const lines = accepted.map(({ id, reason }) => {
      const times = this.#accepted.get(id) ?? 0;
      return `  ${id} (${times === 0 ? 'not seen' : `seen ${times} times`}): ${reason}`;
    });
    return ['accepted differences:', ...lines];
  }

  #leftOutLines(): string[] {
    if (this.#leftOut === 0) return [];
    const calls = this.#leftOut === 1 ? '1 call' : `${this.#leftOut} calls`;
    return [`${calls} left out since others may need what is there; where nobody does, add --disposable`];
  }

  #statusLine(): string {
    const statuses = [...this.#statuses].sort(([a], [b]) => a - b);
    return `answers: ${statuses.map(([status, count]) => `${count} × ${status}`).join(', ')}`;
  }
}

function increase<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
