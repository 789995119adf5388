import type { RunEventOf } from '../verify/engine/events.ts';
import { type CaseResult, createCaseResults } from './case-results.ts';
import { handleEvents } from './handle-events.ts';
import type { Locate, Reporter } from './reporter.ts';
import { tool } from './tool.ts';

/** Common Test Report Format (CTRF 0.0.0): JSON with a test for each case. */
export const ctrfReporter: Reporter = ({ locate, write }) => {
  const results = createCaseResults(locate);
  let start: RunEventOf<'started'> | undefined;
  let began = 0;
  return handleEvents({
    started: (event) => {
      start = event;
      began = Date.now();
    },
    ...results.handlers,
    ended: ({ ms, calls, incomplete }) => {
      const tests: Test[] = results.list().map((result) => testOf(result, locate));
      if (incomplete !== undefined) tests.push(incompleteTest(incomplete));
      const extra = start && {
        api: start.api,
        target: start.target,
        run: start.run,
        seed: start.seed,
        calls,
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
  status: 'passed' | 'failed' | 'skipped' | 'other';
}

/** What says that not all cases have run. */
function incompleteTest(why: string): Test {
  const test = { message: `incomplete: ${why}`, duration: 0, suite: ['run'] };
  return { name: 'run/complete: all cases have run', status: 'other', ...test };
}

function testOf(result: CaseResult, locate: Locate): Test {
  const { caseId, title, started, ended, calls, failures, failureReports, unverified, notCovered } = result;
  const [first] = failureReports;
  const location = first && locate(first.documented);
  const test = {
    name: `${caseId}: ${title}`,
    status: statusOf(result),
    duration: ended - started,
    start: started,
    stop: ended,
    suite: [caseId.split('/', 1)[0]],
    ...(first && {
      message: first.summary,
      trace: failureReports.map(({ details }) => details).join('\n'),
    }),
    ...(location && { filePath: location.file, line: location.line }),
    ...(!first && !result.isCovered && { message: notCovered.join('; ') }),
    extra: { calls, failures, unverified, notCovered },
  };
  return test;
}

function statusOf({ failures, isCovered }: CaseResult): Test['status'] {
  if (failures > 0) return 'failed';
  return isCovered ? 'passed' : 'skipped';
}

function countsOf(tests: Test[]): Record<string, number> {
  const count = (status: Test['status']) => tests.filter((test) => test.status === status).length;
  const [passed, failed, skipped] = [count('passed'), count('failed'), count('skipped')];
  return { tests: tests.length, passed, failed, skipped, pending: 0, other: count('other') };
}

function timesOf(start: number, ms: number): Record<string, number> {
  return { start, stop: start + Math.round(ms), duration: Math.round(ms) };
}
