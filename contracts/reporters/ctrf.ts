import type { RunEventOf } from '../verify/engine/events.ts';
import { type CaseResult, createCaseResults } from './case-results.ts';
import { on } from './on.ts';
import type { Locate, Reporter } from './reporter.ts';
import { tool } from './tool.ts';

/** Common Test Report Format (CTRF 0.0.0): JSON with a test for each case. */
export const ctrfReporter: Reporter = ({ locate, write }) => {
  const results = createCaseResults(locate);
  let start: RunEventOf<'started'> | undefined;
  let began = 0;
  return on({
    started: (event) => {
      start = event;
      began = Date.now();
    },
    'case-started': results.started,
    called: results.called,
    failed: results.failed,
    assumed: results.assumed,
    untried: results.untried,
    'case-ended': results.ended,
    ended: ({ ms, calls }) => {
      const tests = results.list().map((one) => testOf(one, locate));
      const extra = start && {
        api: start.api,
        target: start.target,
        run: start.run,
        seed: start.seed,
        calls,
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
  status: 'passed' | 'failed' | 'skipped';
}

function testOf(one: CaseResult, locate: Locate): Test {
  const [first] = one.told;
  const place = first && locate(first.failure.documented);
  const test = {
    name: `${one.caseId}: ${one.title}`,
    status: statusOf(one),
    duration: one.ended - one.started,
    start: one.started,
    stop: one.ended,
    suite: [one.caseId.split('/', 1)[0]],
    ...(first && {
      message: `${first.failure.pointer} ${first.failure.message}`,
      trace: one.told.map(({ text }) => text).join('\n'),
    }),
    ...(place && { filePath: place.file, line: place.line }),
    ...(!first && !one.tried && { message: one.untried.join('; ') }),
    extra: { calls: one.calls, failures: one.failures, assumed: one.assumed, untried: one.untried },
  };
  return test;
}

function statusOf({ failures, tried }: CaseResult): Test['status'] {
  if (failures > 0) return 'failed';
  return tried ? 'passed' : 'skipped';
}

function countsOf(tests: Test[]): Record<string, number> {
  const count = (wanted: Test['status']) => tests.filter(({ status }) => status === wanted).length;
  const [passed, failed, skipped] = [count('passed'), count('failed'), count('skipped')];
  return { tests: tests.length, passed, failed, skipped, pending: 0, other: 0 };
}

function timesOf(start: number, ms: number): Record<string, number> {
  return { start, stop: start + Math.round(ms), duration: Math.round(ms) };
}
