import type { Cause, Failure } from '../verify/engine/events.ts';
import { createNoticeList, type Notice } from './cause-list.ts';
import { blockedText, failureLines, notCoveredLine, oneLineSummary } from './failure-lines.ts';
import type { EventHandlers } from './handle-events.ts';
import { createKnownFailuresSeen, type KnownFailuresSeen, knownLine } from './known-failures-seen.ts';
import type { Locate } from './reporter.ts';

/** A failure of a case as a report needs it, in one line and in full. */
export interface FailureReport extends Pick<Failure, 'check' | 'documented'> {
  cause: Cause | undefined;
  summary: string;
  details: string;
}

/** How one case went, for reports that have a test for each. */
export interface CaseResult {
  caseId: string;
  title: string;
  /** The first failure of each cause that no case before had. */
  failureReports: FailureReport[];
  /** What differs from the fact sheet where no source states it. */
  unverified: Notice[];
  /** What the baseline has, and so does not count. */
  known: KnownFailuresSeen;
  /** What was not covered, and why. */
  notCovered: string[];
  /** Whether anything was: a case that covered nothing has neither passed nor failed. */
  isCovered: boolean;
  calls: number;
  /** In milliseconds since 1970. */
  started: number;
  ended: number;
}

/** What a report says of a case where nothing of it was covered: what is known, and why. */
export function whySkipped({ known, notCovered }: CaseResult): string[] {
  return [...known.list().map((one) => `known ${knownLine(one)}`), ...notCovered];
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
  const notices = createNoticeList();
  const resultOf = (caseId: string) => {
    const one = results.has(caseId) ? caseId : outside.caseId;
    const result = results.get(one) ?? newResult(one, outside.title);
    results.set(one, result);
    return result;
  };
  const handlers: EventHandlers = {
    'case-started'({ caseId, title, at }) {
      results.set(caseId, newResult(caseId, title, at));
    },
    called({ record }) {
      const result = results.get(record.caseId);
      if (result) result.calls += 1;
    },
    failed(event) {
      const { failure, cause } = event;
      if (!event.isNew) return;
      const { check, documented } = failure;
      const details = failureLines(failure, locate, event).join('\n');
      const summary = oneLineSummary(failure);
      resultOf(failure.caseId).failureReports.push({ check, documented, cause, summary, details });
    },
    known(event) {
      resultOf(event.failure.caseId).known.add(event);
    },
    unverified(event) {
      // A notice is listed once, in the case that had it first.
      const notice = notices.add(event);
      if (notice.count === 1) resultOf(event.failure.caseId).unverified.push(notice);
    },
    'not-covered'(event) {
      const result = results.get(event.caseId);
      const line = notCoveredLine(event, locate);
      if (result && !result.notCovered.includes(line)) result.notCovered.push(line);
    },
    'case-ended'({ caseId, covered, blockedBy, at }) {
      const result = results.get(caseId);
      if (!result) return;
      if (blockedBy !== undefined) result.notCovered.unshift(`not covered${blockedText(blockedBy)}`);
      Object.assign(result, { ended: at, isCovered: covered });
    },
  };
  return { handlers, list: () => [...results.values()] };
}

function newResult(caseId: string, title: string, at = Date.now()): CaseResult {
  const lists = { failureReports: [], unverified: [], known: createKnownFailuresSeen(), notCovered: [] };
  return { caseId, title, ...lists, isCovered: false, calls: 0, started: at, ended: at };
}
