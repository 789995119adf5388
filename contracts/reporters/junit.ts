import type { RunEventOf } from '../verify/engine/events.ts';
import { type CaseResult, createCaseResults, whySkipped } from './case-results.ts';
import { escapeXml } from './escape-xml.ts';
import { noticeLine } from './failure-lines.ts';
import { handleEvents } from './handle-events.ts';
import { inOneLine, withoutControls } from './printable.ts';
import type { Reporter } from './reporter.ts';

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
    ...cases.flatMap(testsOf),
    '  </testsuite>',
  ].join('\n');
}

/** The test of a case; of one that found several failures, one for each. */
function testsOf(result: CaseResult): string[] {
  const { failureReports, isCovered } = result;
  const skipped = whySkipped(result);
  const notices = result.unverified.map((one) => `unverified ${noticeLine(one)}`);
  const output = isCovered || failureReports.length > 0 ? [...notices, ...skipped] : notices;
  const said = output.length > 0 ? [element('system-out', output)] : [];
  if (failureReports.length === 0)
    return [testOf(result, 1, [...(isCovered ? [] : [element('skipped', skipped)]), ...said])];
  return failureReports.map(({ check, summary, details }, index) => {
    const failure = `      <failure${attributes({ message: summary, type: check })}>${escapeXml(withoutControls(details))}</failure>`;
    return testOf(result, index + 1, index === 0 ? [failure, ...said] : [failure]);
  });
}

function testOf({ caseId, title, started, ended }: CaseResult, number: number, children: string[]): string {
  const [phase = '', ...rest] = caseId.split('/');
  const name = `${rest.join('/')}: ${title}${number === 1 ? '' : ` (${number})`}`;
  const time = seconds(number === 1 ? ended - started : 0);
  const open = `    <testcase${attributes({ name, classname: phase, time })}`;
  return children.length === 0 ? `${open}/>` : [`${open}>`, ...children, '    </testcase>'].join('\n');
}

function element(name: string, lines: readonly string[]): string {
  return `      <${name}>${escapeXml(lines.map(inOneLine).join('\n'))}</${name}>`;
}

function countsOf(cases: CaseResult[]): Record<'tests' | 'failures' | 'errors' | 'skipped', number> {
  const failures = cases.reduce((sum, { failureReports }) => sum + failureReports.length, 0);
  const passed = cases.filter(
    ({ failureReports, isCovered }) => failureReports.length === 0 && isCovered,
  ).length;
  const skipped = cases.filter(
    ({ failureReports, isCovered }) => failureReports.length === 0 && !isCovered,
  ).length;
  return { tests: failures + passed + skipped, failures, errors: 0, skipped };
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

function attributes(facts: Record<string, string | number>): string {
  return Object.entries(facts)
    .map(([name, value]) => ` ${name}="${escapeXml(inOneLine(String(value)))}"`)
    .join('');
}
