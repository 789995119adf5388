import type { RunEventOf } from '../verify/engine/events.ts';
import { type CaseResult, createCaseResults } from './case-results.ts';
import { handleEvents } from './handle-events.ts';
import type { Reporter } from './reporter.ts';
import { escapeXml } from './xml.ts';

/** JUnit's XML as Jenkins, GitLab and most others read it: a test suite for each phase, a test for each case. */
export const junitReporter: Reporter = ({ locate, write }) => {
  const results = createCaseResults(locate);
  let start: RunEventOf<'started'> | undefined;
  return handleEvents({
    started: (event) => {
      start = event;
    },
    ...results.handlers,
    ended: (event) => write(documentOf(results.list(), event, start)),
  });
};

function documentOf(
  results: CaseResult[],
  { ms, incomplete }: RunEventOf<'ended'>,
  start: RunEventOf<'started'> | undefined,
): string {
  const phases = Map.groupBy(results, ({ caseId }) => caseId.split('/', 1)[0] ?? '');
  const suites = [...phases].map(([phase, cases]) => suiteOf(phase, cases, start));
  const counts = countsOf(results);
  if (incomplete !== undefined) {
    suites.push(...incompleteSuite(incomplete));
    counts.tests += 1;
    counts.errors += 1;
  }
  const name = start ? `${start.api} on ${start.target}` : 'bonafide';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name, ...counts, time: seconds(ms) })}>`,
    ...suites,
    '</testsuites>\n',
  ].join('\n');
}

/** What says that not all cases have run. */
function incompleteSuite(why: string): string[] {
  return [
    '  <testsuite name="run" tests="1" failures="0" errors="1" skipped="0">',
    '    <testcase name="complete: all cases have run" classname="run">',
    `      <error${attributes({ message: `incomplete: ${why}`, type: 'incomplete' })}/>`,
    '    </testcase>',
    '  </testsuite>',
  ];
}

function suiteOf(phase: string, cases: CaseResult[], start: RunEventOf<'started'> | undefined): string {
  const timestamp = new Date(cases[0]?.started ?? 0).toISOString().replace(/\.\d+Z$/, '');
  const time = seconds(cases.reduce((sum, { started, ended }) => sum + ended - started, 0));
  const facts = { name: phase, ...countsOf(cases), time, timestamp };
  const properties = Object.entries({ target: start?.target, run: start?.run, seed: start?.seed })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `      <property${attributes({ name, value: String(value) })}/>`);
  return [
    `  <testsuite${attributes(facts)}>`,
    '    <properties>',
    ...properties,
    '    </properties>',
    ...cases.map(testOf),
    '  </testsuite>',
  ].join('\n');
}

function testOf(result: CaseResult): string {
  const { caseId, title, failures, failureReports, started, ended, isCovered } = result;
  const [phase = '', ...rest] = caseId.split('/');
  const name = `${rest.join('/')}: ${title}`;
  const open = `    <testcase${attributes({ name, classname: phase, time: seconds(ended - started) })}`;
  const children = [
    ...(isCovered ? [] : [element('skipped', result.notCovered)]),
    ...failureReports.map(({ check, summary, details }) => {
      return `      <failure${attributes({ message: summary, type: check })}>${escapeXml(details)}</failure>`;
    }),
    ...(failures > failureReports.length
      ? [element('system-err', [`and ${failures - failureReports.length} more`])]
      : []),
  ];
  const output = isCovered ? [...result.unverified, ...result.notCovered] : result.unverified;
  if (output.length > 0) children.push(element('system-out', output));
  return children.length === 0 ? `${open}/>` : [`${open}>`, ...children, '    </testcase>'].join('\n');
}

function element(name: string, lines: readonly string[]): string {
  return `      <${name}>${escapeXml(lines.join('\n'))}</${name}>`;
}

function countsOf(cases: CaseResult[]): Record<'tests' | 'failures' | 'errors' | 'skipped', number> {
  const failures = cases.filter((one) => one.failures > 0).length;
  const skipped = cases.filter((one) => one.failures === 0 && !one.isCovered).length;
  return { tests: cases.length, failures, errors: 0, skipped };
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

function attributes(facts: Record<string, string | number>): string {
  return Object.entries(facts)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
}
