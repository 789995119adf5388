import { type Coverage, countsLine, missingIn, percentText } from '../verify/engine/coverage.ts';
import type { Emit, RunEventOf } from '../verify/engine/events.ts';
import { type Cause, createCauses } from './causes.ts';
import { failureLines, placeText, untriedLine } from './failure.ts';
import { on } from './on.ts';
import type { Locate, ReporterContext } from './reporter.ts';

/** More causes than a screen holds are only counted. */
const maxCauses = 12;

/** Of what could not be tried, so much is told. */
const maxUntried = 12;

/** Of what was never seen, so much is named. */
const maxMissing = 3;

/** What the terminal's reporter is given. */
export interface TerminalContext extends Pick<ReporterContext, 'locate' | 'again'> {
  /** Writes a line that stays. */
  write(line: string): void;
  /** Shows how far the run is, in a line that the next one replaces; left out where nobody watches. */
  status?: ((line: string) => void) | undefined;
}

/**
 * Tells a person: each cause of failures in full when it is first met, and at the end what held and what did not, in a
 * few lines, however many cases there were.
 */
export function terminalReporter({ write, status, locate, again }: TerminalContext): Emit {
  const causes = createCauses();
  const kinds: Kinds = new Map();
  const untried = new Set<string>();
  let [total, done] = [0, 0];
  let coverage: Coverage = [];
  return on({
    started(event) {
      total = event.cases;
      write(headline(event));
    },
    'case-started': ({ caseId }) => status?.(`${done} of ${total} cases · ${caseId}`),
    failed({ failure }) {
      if (!causes.add(failure).isNew) return;
      for (const line of failureLines(failure, locate)) write(line);
    },
    assumed: ({ assumption, failure: { message, call } }) =>
      write(`? ${assumption} does not hold here: ${message} (${call})`),
    untried: (event) => untried.add(untriedLine(event.untried, locate)),
    'case-ended'(event) {
      done += 1;
      count(kinds, event);
    },
    covered: (event) => {
      coverage = event.coverage;
    },
    ended(event) {
      const found = causes.list();
      const lines = [
        ...kindLines(kinds),
        ...untriedLines([...untried]),
        ...coverageLines(coverage),
        ...causeLines(found, locate),
        summary(event, kinds),
      ];
      for (const line of lines) write(line);
      const cases = new Set(found.slice(0, maxCauses).map(({ first }) => first.caseId));
      if (found.length > 0) write(`run it again: ${again([...cases])}`);
    },
  });
}

function headline({ api, target, agreed, cases, run, seed }: RunEventOf<'started'>): string {
  const seeded = seed === undefined ? '' : `, seed ${seed}`;
  return `${api} on ${target}, ${agreed}: ${cases} cases, run ${run}${seeded}`;
}

/** How many cases of a kind there were, and in how many a promise was broken, by what their ids start with. */
type Kinds = Map<string, { cases: number; broken: number; untried: number }>;

function count(kinds: Kinds, { caseId, failures, tried }: RunEventOf<'case-ended'>): void {
  const [kind = ''] = caseId.split('/', 1);
  const known = kinds.get(kind) ?? { cases: 0, broken: 0, untried: 0 };
  kinds.set(kind, known);
  known.cases += 1;
  if (failures > 0) known.broken += 1;
  else if (!tried) known.untried += 1;
}

function kindLines(kinds: Kinds): string[] {
  const width = Math.max(...[...kinds.keys()].map((kind) => kind.length));
  return [...kinds].map(([kind, { cases, broken, untried }]) => {
    const mark = broken > 0 ? '✗' : untried === cases ? '–' : '✓';
    const told = broken === 0 ? `${cases}` : `${broken} of ${cases} broken`;
    return `${mark} ${kind.padEnd(width)}  ${told}${untried === 0 ? '' : `, ${untried} not tried`}`;
  });
}

function untriedLines(untried: readonly string[]): string[] {
  const shown = untried.slice(0, maxUntried).map((line) => `– ${line}`);
  const rest = untried.length - maxUntried;
  return rest > 0 ? [...shown, `– and ${rest} more: --report html=FILE shows all`] : shown;
}

function coverageLines(coverage: Coverage): string[] {
  if (coverage.length === 0) return [];
  const missing = missingIn(coverage).map(({ what }) => what);
  const shown = missing.slice(0, maxMissing).join('; ');
  const more = missing.length > maxMissing ? `; and ${missing.length - maxMissing} more` : '';
  const rest = missing.length === 0 ? [] : [`never seen: ${shown}${more}`];
  return [`covered ${percentText(coverage)}: ${countsLine(coverage)}`, ...rest];
}

// Each has been told in full where it was met; here is the list of what is to be mended.
function causeLines(causes: Cause[], locate: Locate): string[] {
  if (causes.length === 0) return [];
  const shown = causes.slice(0, maxCauses).map((cause, index) => {
    const { operationId, check, documented, message } = cause.first;
    const place = locate(documented);
    const where = place ? ` ${placeText(place)}` : '';
    return `${String(index + 1).padStart(3)}. ${operationId} · ${check}${where}: ${message}${timesOf(cause)}`;
  });
  const rest = causes.length - maxCauses;
  const more = rest > 0 ? [`     and ${rest} more: --report html=FILE shows all`] : [];
  return [`to mend, ${causes.length === 1 ? 'one cause' : `${causes.length} causes`}:`, ...shown, ...more];
}

function timesOf({ failures, operations }: Cause): string {
  if (failures === 1) return '';
  const others = operations.size === 1 ? '' : ` at ${operations.size} operations`;
  return ` (${failures} times${others})`;
}

function summary({ cases, calls, failures, stopped, ms }: RunEventOf<'ended'>, kinds: Kinds): string {
  const start = stopped ? 'stopped before the end, so far ' : '';
  const untried = [...kinds.values()].reduce((sum, one) => sum + one.untried, 0);
  const kept = untried === 0 ? 'every promise was kept' : 'every promise that could be tried was kept';
  const verdict = failures === 0 ? kept : `${failures} times a promise was broken`;
  return `${start}${verdict}: ${cases} cases, ${calls} calls, ${(ms / 1000).toFixed(1)} s`;
}
