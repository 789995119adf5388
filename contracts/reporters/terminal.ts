import { type Coverage, countsLine, missingIn, percentText } from '../verify/engine/coverage.ts';
import type { Emit, RunEventOf } from '../verify/engine/events.ts';
import { counted, summaryLine } from './counts.ts';
import { createDistinctFailures, type DistinctFailure } from './distinct-failures.ts';
import { failureLines, locationText, notCoveredLine, oneLineSummary } from './failure.ts';
import { handleEvents } from './handle-events.ts';
import { changedLines, LeftOutCalls, leftBehindLines } from './harm-lines.ts';
import type { Locate, ReporterContext } from './reporter.ts';

/** More of each than fits on a screen is only counted. */
const maxDistinctFailures = 12;
const maxNotCovered = 12;
const maxMissing = 3;

export interface TerminalContext extends Pick<ReporterContext, 'locate' | 'rerunCommand'> {
  /** Writes a line that stays. */
  write(line: string): void;
  /** Shows progress in a line that the next one replaces; absent where the output is not a terminal. */
  status?: ((line: string) => void) | undefined;
}

/** Writes each distinct failure in full when it first occurs, and at the end a summary of a few lines. */
export function terminalReporter({ write, status, locate, rerunCommand }: TerminalContext): Emit {
  const failures = createDistinctFailures();
  const phases: Phases = new Map();
  const [notCovered, harm]: [Set<string>, string[]] = [new Set(), []];
  let [total, done] = [0, 0];
  const leftOut = new LeftOutCalls();
  let coverage: Coverage = [];
  return handleEvents({
    started(event) {
      total = event.cases;
      write(headline(event));
    },
    'case-started': ({ caseId }) => status?.(`${done} of ${total} cases · ${caseId}`),
    failed({ failure }) {
      if (!failures.add(failure).isNew) return;
      for (const line of failureLines(failure, locate)) write(line);
    },
    unverified: ({ assumption, failure }) =>
      write(`? unverified ${assumption} · ${failure.operationId}: ${oneLineSummary(failure)}`),
    learned: ({ operationId, what }) => write(`learned: ${operationId}: ${what}`),
    'not-covered': ({ reason }) => leftOut.add(reason) || notCovered.add(notCoveredLine(reason, locate)),
    'left-behind': ({ items }) => harm.push(...leftBehindLines(items)),
    changed: ({ changes }) => harm.push(...changedLines(changes)),
    'case-ended'(event) {
      done += 1;
      count(phases, event);
    },
    coverage: (event) => {
      coverage = event.coverage;
    },
    ended(event) {
      const distinct = failures.list();
      const lines = [
        ...phaseLines(phases),
        ...notCoveredLines([...notCovered]),
        ...leftOut.lines(),
        ...coverageLines(coverage),
        ...distinctLines(distinct, locate),
        ...(distinct.length === 0 ? [] : [`rerun: ${rerunCommand(casesOf(distinct))}`]),
        ...harm,
        ...(event.incomplete === undefined ? [] : [`incomplete: ${event.incomplete}`]),
        summaryLine(event),
      ];
      for (const line of lines) write(line);
    },
  });
}

/** The cases that show the failures which are listed. What fails before the cases, or after them, has none. */
function casesOf(distinct: readonly DistinctFailure[]): string[] {
  const cases = new Set(distinct.slice(0, maxDistinctFailures).map(({ first }) => first.caseId));
  cases.delete('');
  return [...cases];
}

function headline({ api, target, agreed, cases, run, seed }: RunEventOf<'started'>): string {
  const seeded = seed === undefined ? '' : `, seed ${seed}`;
  return `${api} on ${target}, ${agreed}: ${counted(cases, 'case')}, run ${run}${seeded}`;
}

/** How many cases there were, by the first part of their ids. */
type Phases = Map<string, { cases: number; failed: number; notCovered: number }>;

function count(phases: Phases, { caseId, failures, covered }: RunEventOf<'case-ended'>): void {
  const [name = ''] = caseId.split('/', 1);
  const phase = phases.get(name) ?? { cases: 0, failed: 0, notCovered: 0 };
  phases.set(name, phase);
  phase.cases += 1;
  if (failures > 0) phase.failed += 1;
  else if (!covered) phase.notCovered += 1;
}

function phaseLines(phases: Phases): string[] {
  const width = Math.max(...[...phases.keys()].map((name) => name.length));
  return [...phases].map(([name, { cases, failed, notCovered }]) => {
    const mark = failed > 0 ? '✗' : notCovered === cases ? '–' : '✓';
    const counts = failed === 0 ? `${cases}` : `${failed} of ${cases} failed`;
    return `${mark} ${name.padEnd(width)}  ${counts}${notCovered === 0 ? '' : `, ${notCovered} not covered`}`;
  });
}

function notCoveredLines(lines: readonly string[]): string[] {
  const shown = lines.slice(0, maxNotCovered).map((line) => `– ${line}`);
  const rest = lines.length - maxNotCovered;
  return rest > 0 ? [...shown, `– ${rest} more not covered: use --report html=FILE to see all`] : shown;
}

function coverageLines(coverage: Coverage): string[] {
  if (coverage.length === 0) return [];
  const missing = missingIn(coverage).map(({ what }) => what);
  const shown = missing.slice(0, maxMissing).join('; ');
  const more = missing.length > maxMissing ? ` (+${missing.length - maxMissing})` : '';
  const rest = missing.length === 0 ? [] : [`not covered: ${shown}${more}`];
  return [`covered ${percentText(coverage)}: ${countsLine(coverage)}`, ...rest];
}

function distinctLines(distinct: DistinctFailure[], locate: Locate): string[] {
  if (distinct.length === 0) return [];
  const shown = distinct.slice(0, maxDistinctFailures).map(({ first, ...group }, index) => {
    const location = locate(first.documented);
    const where = location ? ` · ${locationText(location)}` : '';
    const heading = `${first.operationId} · ${first.check}${where}`;
    return `${String(index + 1).padStart(3)}. ${heading} · ${oneLineSummary(first)}${occurrences(group)}`;
  });
  const rest = distinct.length - maxDistinctFailures;
  const more = rest > 0 ? [`     ${rest} more: use --report html=FILE to see all`] : [];
  return [`${counted(distinct.length, 'distinct failure')}:`, ...shown, ...more];
}

function occurrences({ count, operations }: Omit<DistinctFailure, 'first'>): string {
  if (count === 1) return '';
  const others = operations.size === 1 ? '' : ` in ${operations.size} operations`;
  return ` (${counted(count, 'time')}${others})`;
}
