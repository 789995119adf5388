import type { Failure, RunEventOf } from '../verify/engine/events.ts';
import { failureLines, untriedLine } from './failure.ts';
import type { Locate } from './reporter.ts';

/** More failures of one case than this are only counted: thousands of them say no more. */
const maxFailures = 20;

/** How one case went, for reports that have a test for each. */
export interface CaseResult {
  caseId: string;
  title: string;
  /** Broken promises; texts and places of the first ones are in `told`. */
  failures: number;
  told: { failure: Pick<Failure, 'check' | 'message' | 'pointer' | 'documented'>; text: string }[];
  /** What did not hold, though it is only assumed. */
  assumed: string[];
  /** What could not be tried, and why. */
  untried: string[];
  /** Whether anything was: a case that tried nothing has neither passed nor failed. */
  tried: boolean;
  calls: number;
  /** In milliseconds since 1970. */
  started: number;
  ended: number;
}

/** Collects how cases go, each until it has ended. */
export interface CaseResults {
  started(event: RunEventOf<'case-started'>): void;
  called(event: RunEventOf<'called'>): void;
  failed(event: RunEventOf<'failed'>): void;
  assumed(event: RunEventOf<'assumed'>): void;
  untried(event: RunEventOf<'untried'>): void;
  list(): CaseResult[];
  ended(event: RunEventOf<'case-ended'>): void;
}

export function createCaseResults(locate: Locate): CaseResults {
  const results = new Map<string, CaseResult>();
  return {
    started({ caseId, title }) {
      const now = Date.now();
      const result = {
        caseId,
        title,
        failures: 0,
        told: [],
        assumed: [],
        untried: [],
        tried: true,
        calls: 0,
        started: now,
        ended: now,
      };
      results.set(caseId, result);
    },
    called({ record }) {
      const result = results.get(record.caseId);
      if (result) result.calls += 1;
    },
    failed({ failure }) {
      const result = results.get(failure.caseId);
      if (!result) return;
      result.failures += 1;
      if (result.told.length >= maxFailures) return;
      const { check, message, pointer, documented } = failure;
      const kept = { check, message, pointer, documented };
      result.told.push({ failure: kept, text: failureLines(failure, locate).join('\n') });
    },
    assumed({ assumption, failure }) {
      results.get(failure.caseId)?.assumed.push(`${assumption} does not hold here: ${failure.message}`);
    },
    untried({ caseId, untried }) {
      const result = results.get(caseId);
      const told = untriedLine(untried, locate);
      if (result && !result.untried.includes(told)) result.untried.push(told);
    },
    ended({ caseId, tried }) {
      const result = results.get(caseId);
      if (result) Object.assign(result, { ended: Date.now(), tried });
    },
    list: () => [...results.values()],
  };
}
