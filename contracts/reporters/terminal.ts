import { type Coverage, countsLine, missingIn, percentText } from '../verify/engine/coverage-result.ts';
import type { Cause, Emit, RunEventOf } from '../verify/engine/events.ts';
import { createCauseList, createNoticeList } from './cause-list.ts';
import { ExportLines } from './export-lines.ts';
import {
  failureLines,
  locationText,
  notCoveredLine,
  noticeLine,
  occurrences,
  oneLineSummary,
} from './failure-lines.ts';
import { handleEvents } from './handle-events.ts';
import { createKnownLines } from './known-failures-seen.ts';
import { changedLines, leftBehindLines } from './left-behind-lines.ts';
import { LeftOutCalls } from './left-out-calls.ts';
import { Phases } from './phase-results.ts';
import { inOneLine } from './printable.ts';
import type { Locate, ReporterContext } from './reporter.ts';
import { counted, summaryLine } from './summary-line.ts';

/** More of each than fits on a screen is only counted. */
const maxFailures = 12;
const maxNotCovered = 12;
const maxMissing = 3;

export interface TerminalContext extends Pick<ReporterContext, 'locate' | 'rerunCommand'> {
  /** Writes a line that stays. */
  write(line: string): void;
  /** A file of variables that the run has read. */
  envFile?: string | undefined;
  /** Shows progress in a line that the next one replaces; absent where the output is not a terminal. */
  status?: ((line: string) => void) | undefined;
}

/** Writes each distinct failure in full when it first occurs, and at the end a summary of a few lines. */
export function terminalReporter({ write, status, locate, rerunCommand, envFile }: TerminalContext): Emit {
  const [failures, notices, known] = [createCauseList(), createNoticeList(), createKnownLines()];
  const [phases, leftOut, exports] = [new Phases(), new LeftOutCalls(), new ExportLines(envFile)];
  const [notCovered, harm]: [Set<string>, string[]] = [new Set(), []];
  let [total, coverage]: [number, Coverage] = [0, []];
  return handleEvents({
    started(event) {
      total = event.cases;
      exports.started(event);
      write(inOneLine(headline(event)));
    },
    'case-started': ({ caseId }) => status?.(`${phases.done} of ${total} cases · ${caseId}`),
    failed(event) {
      failures.add(event);
      if (!event.isNew) return;
      for (const line of [...exports.of(event.failure), ...failureLines(event.failure, locate, event)])
        write(line);
    },
    ...known.handlers,
    unverified: notices.add,
    learned: ({ operationId, what }) => write(inOneLine(`learned: ${operationId}: ${what}`)),
    'not-covered': (event) => leftOut.add(event.reason) || notCovered.add(notCoveredLine(event, locate)),
    'left-behind': ({ items }) => harm.push(...leftBehindLines(items)),
    changed: ({ changes }) => harm.push(...changedLines(changes)),
    'case-ended': (event) => phases.add(event),
    coverage: (event) => {
      coverage = event.coverage;
    },
    ended(event) {
      const distinct = failures.list();
      const lines = [
        ...notices.list().map((one) => `? unverified ${noticeLine(one)}`),
        ...known.lines().map((line) => `~ ${line}`),
        ...phases.lines(),
        ...notCoveredLines([...notCovered]),
        ...leftOut.lines(),
        ...coverageLines(coverage),
        ...distinctLines(distinct, locate),
        ...(distinct.length === 0 ? [] : [`rerun: ${rerunCommand(casesOf(distinct))}`]),
        ...harm,
        ...(event.incomplete === undefined ? [] : [`incomplete: ${event.incomplete}`]),
        summaryLine(event),
      ];
      for (const line of lines) write(inOneLine(line));
    },
  });
}

/** The cases that show the failures which are listed. What fails before the cases, or after them, has none. */
function casesOf(distinct: readonly Cause[]): string[] {
  const cases = new Set(distinct.slice(0, maxFailures).map(({ first }) => first.caseId));
  cases.delete('');
  return [...cases];
}

function headline({ api, target, agreed, cases, run, seed, shard }: RunEventOf<'started'>): string {
  const seeded = seed === undefined ? '' : `, seed ${seed}`;
  const shared = shard === undefined ? '' : `, shard ${shard}`;
  return `${api} on ${target}, ${agreed}: ${counted(cases, 'case')}${shared}, run ${run}${seeded}`;
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

function distinctLines(distinct: Cause[], locate: Locate): string[] {
  if (distinct.length === 0) return [];
  const shown = distinct.slice(0, maxFailures).map(({ first, number, operationId, operations, count }) => {
    const location = locate(first.documented);
    const where = location ? ` · ${locationText(location)}` : '';
    const heading = `${operationId} · ${first.check}${where}`;
    const times = occurrences(count, operations);
    return `${`#${number}`.padStart(4)} ${heading} · ${oneLineSummary(first)}${times}`;
  });
  const rest = distinct.length - maxFailures;
  const more = rest > 0 ? [`     ${rest} more: use --report html=FILE to see all`] : [];
  return [`${counted(distinct.length, 'distinct failure')}:`, ...shown, ...more];
}
