import type { RunEventOf } from '../verify/engine/events.ts';
import { type CaseResult, createCaseResults } from './case-results.ts';
import { on } from './on.ts';
import type { Reporter } from './reporter.ts';
import { escapeXml } from './xml.ts';

/** JUnit's XML as Jenkins, GitLab and most others read it: a test suite for each kind of case, a test for each case. */
export const junitReporter: Reporter = ({ locate, write }) => {
  const results = createCaseResults(locate);
  let start: RunEventOf<'started'> | undefined;
  return on({
    started: (event) => {
      start = event;
    },
    'case-started': results.started,
    called: results.called,
    failed: results.failed,
    assumed: results.assumed,
    untried: results.untried,
    'case-ended': results.ended,
    ended: (event) => write(documentOf(results.list(), event, start)),
  });
};

function documentOf(
  results: CaseResult[],
  { ms }: RunEventOf<'ended'>,
  start: RunEventOf<'started'> | undefined,
): string {
  const kinds = Map.groupBy(results, ({ caseId }) => caseId.split('/', 1)[0] ?? '');
  const suites = [...kinds].map(([kind, cases]) => suiteOf(kind, cases, start));
  const counts = countsOf(results);
  const name = start ? `${start.api} on ${start.target}` : 'bonafide';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name, ...counts, time: seconds(ms) })}>`,
    ...suites,
    '</testsuites>\n',
  ].join('\n');
}

function suiteOf(kind: string, cases: CaseResult[], start: RunEventOf<'started'> | undefined): string {
  const timestamp = new Date(cases[0]?.started ?? 0).toISOString().replace(/\.\d+Z$/, '');
  const time = seconds(cases.reduce((sum, { started, ended }) => sum + ended - started, 0));
  const facts = { name: kind, ...countsOf(cases), time, timestamp };
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

function testOf({ caseId, title, failures, told, started, ended, ...more }: CaseResult): string {
  const { assumed, untried, tried } = more;
  const [kind = '', ...rest] = caseId.split('/');
  const name = `${rest.join('/')}: ${title}`;
  const open = `    <testcase${attributes({ name, classname: kind, time: seconds(ended - started) })}`;
  const broken = told.map(({ failure, text }) => {
    const facts = attributes({ message: `${failure.pointer} ${failure.message}`, type: failure.check });
    return `      <failure${facts}>${escapeXml(text)}</failure>`;
  });
  if (failures > told.length)
    broken.push(`      <system-err>and ${failures - told.length} more</system-err>`);
  const skipped = tried ? [] : [`      <skipped>${escapeXml(untried.join('\n'))}</skipped>`];
  const out = tried ? [...assumed, ...untried] : assumed;
  const said = out.length === 0 ? [] : [`      <system-out>${escapeXml(out.join('\n'))}</system-out>`];
  const children = [...skipped, ...broken, ...said];
  return children.length === 0 ? `${open}/>` : [`${open}>`, ...children, '    </testcase>'].join('\n');
}

function countsOf(cases: CaseResult[]): Record<'tests' | 'failures' | 'errors' | 'skipped', number> {
  const failures = cases.filter((one) => one.failures > 0).length;
  const skipped = cases.filter((one) => one.failures === 0 && !one.tried).length;
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
