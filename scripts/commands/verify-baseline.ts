import { existsSync } from 'node:fs';
import { oneLineSummary } from '../../contracts/reporters/failure-lines.ts';
import { counted } from '../../contracts/reporters/summary-line.ts';
import { Baseline } from '../../contracts/verify/engine/baseline/baseline.ts';
import { type KnownFailure, symptomText } from '../../contracts/verify/engine/baseline/known-failure.ts';
import type { Cause, Emit, RunEventOf } from '../../contracts/verify/engine/events.ts';
import type { Values } from '../cli/command.ts';
import type { Output } from '../cli/output.ts';
import { UsageError } from '../cli/usage-error.ts';
import { readBaseline, writeBaseline } from './baseline-file.ts';
import type { verifyCommand } from './definitions/verify.ts';

/** The file of known failures, and what is to be done with it. */
export interface BaselineOptions {
  file: string;
  known: readonly KnownFailure[];
  /** What is noted with a failure that is added; nothing is added without. */
  added: Pick<KnownFailure, 'owner' | 'reason' | 'expires'> | undefined;
}

/** How long what is added does not count, unless a day is given: in milliseconds. */
const usualMs = 90 * 24 * 3_600_000;

/** Reads what is said of a baseline. Throws a UsageError where it is incomplete, or its file is none. */
export function readBaselineOptions(values: Values<typeof verifyCommand>): BaselineOptions | undefined {
  const { baseline: file, updateBaseline, owner, reason, expires = dateOf(Date.now() + usualMs) } = values;
  if (file === undefined) {
    if (updateBaseline) throw new UsageError('--update-baseline needs --baseline FILE');
    return undefined;
  }
  if (!updateBaseline) return { file, known: readBaseline(file), added: undefined };
  if (owner === undefined || reason === undefined)
    throw new UsageError('--update-baseline needs --owner NAME and --reason TEXT, for what it adds');
  if (Number.isNaN(Date.parse(expires)) || dateOf(Date.parse(expires)) !== expires)
    throw new UsageError(`--expires ${expires}: expected a date such as 2027-03-31`);
  const known = existsSync(file) ? readBaseline(file) : [];
  return { file, known, added: { owner, reason, expires } };
}

/** The known failures as they are today. */
export function baselineOf({ known }: BaselineOptions): Baseline {
  return new Baseline(known, dateOf(Date.now()));
}

/** Collects what a run shows of a baseline, to write it down. */
export class BaselineUpdate {
  /** By their causes, and each once. */
  readonly #added = new Map<Cause, Map<string, KnownFailure['failures'][number]>>();
  #fixed: readonly KnownFailure[] = [];
  #expired = 0;

  readonly emit: Emit = (event) => {
    if (event.type === 'fixed') this.#fixed = event.fixed;
    if (event.type === 'failed') this.#add(event);
  };

  /** Writes the file. Resolves with the number of failures that it does not excuse: those whose day is over. */
  write({ file, added }: BaselineOptions, { out }: Output): number {
    if (!added) return 0;
    const known = [...this.#added].map(([{ operationId, first }, failures]) => ({
      summary: `${operationId}: ${oneLineSummary(first)}`,
      ...added,
      failures: [...failures.values()],
    }));
    writeBaseline(file, { added: known, fixed: this.#fixed });
    const removed = this.#fixed.flatMap(({ failures }) => failures).length;
    out(`${file}: added ${counted(known.length, 'failure')}, removed ${counted(removed, 'symptom')}`);
    return this.#expired;
  }

  #add({ failure, cause, symptom, expired }: RunEventOf<'failed'>): void {
    if (expired) this.#expired += 1;
    if (!cause || !symptom || expired) return;
    const failures = this.#added.get(cause) ?? new Map();
    const text = symptomText(symptom);
    if (!failures.has(text)) failures.set(text, { ...symptom, case: failure.caseId });
    this.#added.set(cause, failures);
  }
}

function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
