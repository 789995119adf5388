import { type KnownFailure, symptomText } from '../verify/engine/baseline/known-failure.ts';
import type { Failure, RunEventOf } from '../verify/engine/events.ts';
import { oneLineSummary } from './failure-lines.ts';
import type { EventHandlers } from './handle-events.ts';
import { counted } from './summary-line.ts';

/** A failure of the baseline that is still there. */
export interface StillKnown {
  known: KnownFailure;
  first: Failure;
  count: number;
}

/** The failures of the baseline that a run has seen. */
export interface KnownFailuresSeen {
  add(event: RunEventOf<'known'>): void;
  list(): StillKnown[];
}

export function createKnownFailuresSeen(): KnownFailuresSeen {
  const all = new Map<KnownFailure, StillKnown>();
  return {
    add({ known, failure }) {
      const one = all.get(known) ?? { known, first: failure, count: 0 };
      one.count += 1;
      all.set(known, one);
    },
    list: () => [...all.values()],
  };
}

/** What is known and does not count, in one line: what fails, who looks after it and until when. */
export function knownLine({ known, first, count }: StillKnown): string {
  const times = count === 1 ? '' : ` (${counted(count, 'time')})`;
  return `${first.operationId} · ${first.check} · ${oneLineSummary(first)}${times} · ${ownerText(known)}`;
}

/** What a baseline says of a run, in lines: what is known, and what of it is fixed. */
export interface KnownLines {
  handlers: EventHandlers;
  lines(): string[];
}

export function createKnownLines(): KnownLines {
  const known = createKnownFailuresSeen();
  const fixed: string[] = [];
  return {
    handlers: {
      known: known.add,
      fixed: (event) => fixed.push(...fixedLines(event.fixed)),
    },
    lines: () => [
      ...known.list().map((one) => `known ${knownLine(one)}`),
      ...fixed.map((line) => `fixed ${line}`),
    ],
  };
}

/** What is known no more, a line for each symptom. */
export function fixedLines(fixed: readonly KnownFailure[]): string[] {
  return fixed.flatMap((known) => known.failures.map((one) => `${symptomText(one)} · ${ownerText(known)}`));
}

function ownerText({ owner, expires, reason }: KnownFailure): string {
  return `${owner}, until ${expires}: ${reason}`;
}
