import type { Failure } from '../verify/engine/events.ts';
import { failureLines, notCoveredLine, oneLineSummary } from './failure.ts';
import type { EventHandlers } from './handle-events.ts';
import type { Locate } from './reporter.ts';

/** More failures of one case than this are only counted. */
const maxFailures = 20;

/** A failure of a case as a report needs it, in one line and in full. */
export interface FailureReport extends Pick<Failure, 'check' | 'documented'> {
  summary: string;
  details: string;
}

/** How one case went, for reports that have a test for each. */
export interface CaseResult {
  caseId: string;
  title: string;
  failures: number;
  /** The first of these failures. */
  failureReports: FailureReport[];
  /** What differs from the fact sheet where no source states it. */
  unverified: string[];
  /** What was not covered, and why. */
  notCovered: string[];
  /** Whether anything was: a case that covered nothing has neither passed nor failed. */
  isCovered: boolean;
  calls: number;
  /** In milliseconds since 1970. */
  started: number;
  ended: number;
}

/** Collects the results of cases from a run's events. */
export interface CaseResults {
  handlers: EventHandlers;
  list(): CaseResult[];
}

/** What has no case of its own: what a run does before its cases and after them. */
const outside = { caseId: 'run/outside', title: 'what comes before the cases and after them' };

export function createCaseResults(locate: Locate): CaseResults {
  const results = new Map<string, CaseResult>();
  const resultOf = (caseId: string) => {
    const result =
      results.get(caseId) ?? results.get(outside.caseId) ?? newResult(outside.caseId, outside.title);
    if (!results.has(caseId)) results.set(outside.caseId, result);
    return result;
  };
  const handlers: EventHandlers = {
    'case-started'({ caseId, title }) {
      results.set(caseId, newResult(caseId, title));
    },
    called({ record }) {
      const result = results.get(record.caseId);
      if (result) result.calls += 1;
    },
    failed({ failure }) {
      const result = resultOf(failure.caseId);
      result.failures += 1;
      if (result.failureReports.length >= maxFailures) return;
      const { check, documented } = failure;
      const details = failureLines(failure, locate).join('\n');
      result.failureReports.push({ check, documented, summary: oneLineSummary(failure), details });
    },
    unverified({ assumption, failure }) {
      results.get(failure.caseId)?.unverified.push(`unverified ${assumption}: ${oneLineSummary(failure)}`);
    },
    'not-covered'({ caseId, reason }) {
      const result = results.get(caseId);
      const line = notCoveredLine(reason, locate);
      if (result && !result.notCovered.includes(line)) result.notCovered.push(line);
    },
    'case-ended'({ caseId, covered }) {
      const result = results.get(caseId);
      if (result) Object.assign(result, { ended: Date.now(), isCovered: covered });
    },
  };
  return { handlers, list: () => [...results.values()] };
}

function newResult(caseId: string, title: string): CaseResult {
  const now = Date.now();
  return {
    caseId,
    title,
    failures: 0,
    failureReports: [],
    unverified: [],
    notCovered: [],
    isCovered: false,
    calls: 0,
    started: now,
    ended: now,
  };
}
