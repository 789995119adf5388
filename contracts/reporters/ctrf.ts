import type { Cause, RunEventOf } from '../verify/engine/events.ts';
import { type CaseResult, createCaseResults, type FailureReport, whySkipped } from './case-results.ts';
import { noticeLine } from './failure-lines.ts';
import { handleEvents } from './handle-events.ts';
import { fixedLines, knownLine } from './known-failures-seen.ts';
import type { Locate, Reporter } from './reporter.ts';
import { tool } from './tool-version.ts';

/** Common Test Report Format (CTRF 0.0.0): JSON with a test for each case. */
export const ctrfReporter: Reporter = ({ locate, write }) => {
  const results = createCaseResults(locate);
  let start: RunEventOf<'started'> | undefined;
  let began = 0;
  const fixed: string[] = [];
  return handleEvents({
    started: (event) => {
      start = event;
      began = Date.now();
    },
    ...results.handlers,
    fixed: (event) => fixed.push(...fixedLines(event.fixed)),
    ended: ({ ms, calls, incomplete }) => {
      const tests: Test[] = results.list().flatMap((result) => testsOf(result, locate));
      if (incomplete !== undefined) tests.push(incompleteTest(incomplete));
      const extra = start && {
        api: start.api,
        target: start.target,
        run: start.run,
        seed: start.seed,
        calls,
        ...(fixed.length > 0 && { fixed }),
        ...(incomplete !== undefined && { incomplete }),
      };
      const report = {
        reportFormat: 'CTRF',
        specVersion: '0.0.0',
        generatedBy: tool.name,
        timestamp: new Date(began).toISOString(),
        results: { tool, summary: { ...countsOf(tests), ...timesOf(began, ms), extra }, tests },
      };
      write(`${JSON.stringify(report, null, 2)}\n`);
    },
  });
};

interface Test {
  name: string;
  message?: string;
  trace?: string;
  extra?: object;
  status: 'passed' | 'failed' | 'skipped' | 'other';
}

/** What says that not all cases have run. */
function incompleteTest(why: string): Test {
  const test = { message: `incomplete: ${why}`, duration: 0, suite: ['run'] };
  return { name: 'run/complete: all cases have run', status: 'other', ...test };
}

/** The test of a case; of one that found several failures, one for each. */
function testsOf(result: CaseResult, locate: Locate): Test[] {
  const { failureReports, isCovered } = result;
  if (failureReports.length > 0)
    return failureReports.map((failure, index) => failedTest(result, failure, index + 1, locate));
  if (isCovered) return [{ ...factsOf(result), status: 'passed' }];
  return [{ ...factsOf(result), status: 'skipped', message: whySkipped(result).join('; ') }];
}

function failedTest(result: CaseResult, failure: FailureReport, number: number, locate: Locate): Test {
  const { cause, check, documented, summary, details } = failure;
  const { name, extra, ...facts } = factsOf(result);
  const location = locate(documented);
  return {
    ...facts,
    name: number === 1 ? name : `${name} (${number})`,
    status: 'failed',
    message: cause ? `${cause.operationId}: ${summary}` : summary,
    trace: details,
    ...(location && { filePath: location.file, line: location.line }),
    extra: { ...extra, check, ...(cause && causeOf(cause)) },
  };
}

function causeOf({ number, operationId, operations, count }: Cause): object {
  return { failure: number, operation: operationId, operations: [...operations], times: count };
}

function factsOf({ caseId, title, started, ended, calls, unverified, known, notCovered }: CaseResult) {
  return {
    name: `${caseId}: ${title}`,
    duration: ended - started,
    start: started,
    stop: ended,
    suite: [caseId.split('/', 1)[0]],
    extra: {
      calls,
      unverified: unverified.map((one) => `unverified ${noticeLine(one)}`),
      known: known.list().map(knownLine),
      notCovered,
    },
  };
}

function countsOf(tests: Test[]): Record<string, number> {
  const count = (status: Test['status']) => tests.filter((test) => test.status === status).length;
  const [passed, failed, skipped] = [count('passed'), count('failed'), count('skipped')];
  return { tests: tests.length, passed, failed, skipped, pending: 0, other: count('other') };
}

function timesOf(start: number, ms: number): Record<string, number> {
  return { start, stop: start + Math.round(ms), duration: Math.round(ms) };
}
