import type { Contract } from './contract.ts';
import { isSameSymptom, type KnownFailure, type Symptom } from './engine/baseline/known-failure.ts';
import type { CallRecord } from './engine/call-record.ts';
import type { Emit, RunEvent, RunEventOf } from './engine/events.ts';
import { RunCounts } from './run-counts.ts';

/** The events of one run, in their order. */
export type Run = readonly RunEvent[];

/**
 * Tells the events of several runs that shared a plan's cases as those of one: the cases in the plan's order, the causes
 * and the coverage found out anew. Gives the number of failures, by their causes.
 */
export function mergeRuns(contract: Contract, runs: readonly Run[], emit: Emit): number {
  const counts = new RunCounts(contract, emit);
  const parts = renumbered(runs).map(partsOf);
  counts.emit(startOf(runs));
  for (const { before } of parts) for (const event of before) counts.emit(event);
  const cases = parts
    .flatMap((one) => [...one.cases.values()])
    .sort((one, other) => placeOf(one) - placeOf(other));
  for (const events of cases) for (const event of events) replay(event, counts);
  const after = parts.flatMap((one) => one.after);
  for (const event of withoutRepeats(after)) counts.emit(event);
  const fixed = fixedIn(runs);
  if (fixed.length > 0) emit({ type: 'fixed', fixed });
  emit({ type: 'coverage', coverage: counts.coverage });
  emit(endOf(runs, counts));
  return counts.count.failures;
}

/** The runs with the numbers of their calls as if they had been one after the other. */
function renumbered(runs: readonly Run[]): Run[] {
  let calls = 0;
  return runs.map((events) => {
    const before = calls;
    const moved = (record: CallRecord) => ({ ...record, number: record.number + before });
    calls += events.filter(({ type }) => type === 'called').length;
    return events.map((event) => {
      if (event.type === 'called') return { ...event, record: moved(event.record) };
      if (event.type !== 'failed' && event.type !== 'unverified' && event.type !== 'known') return event;
      const { failure } = event;
      return { ...event, failure: { ...failure, record: moved(failure.record) } };
    });
  });
}

interface Parts {
  before: RunEvent[];
  /** By the cases' ids. */
  cases: Map<string, RunEvent[]>;
  after: RunEvent[];
}

/** What merging finds out anew. */
const foundAnew: readonly RunEvent['type'][] = ['started', 'fixed', 'coverage', 'ended'];

function partsOf(events: Run): Parts {
  const parts: Parts = { before: [], cases: new Map(), after: [] };
  for (const event of events) {
    if (foundAnew.includes(event.type)) continue;
    const caseId = caseOf(event);
    const others = parts.cases.size === 0 ? parts.before : parts.after;
    const own = parts.cases.get(caseId) ?? (event.type === 'case-started' ? [] : others);
    if (event.type === 'case-started') parts.cases.set(caseId, own);
    own.push(event);
  }
  return parts;
}

function caseOf(event: RunEvent): string {
  if ('failure' in event) return event.failure.caseId;
  if (event.type === 'called') return event.record.caseId;
  return 'caseId' in event ? event.caseId : '';
}

function placeOf([first]: readonly RunEvent[]): number {
  return first?.type === 'case-started' ? first.place : 0;
}

function replay(event: RunEvent, counts: RunCounts): void {
  if (event.type !== 'case-ended') {
    const { blockedBy: _, ...anew } = { blockedBy: 0, ...event };
    counts.emit(anew as RunEvent);
    return;
  }
  counts.count.cases += 1;
  // What only another's failure has ended was tried.
  const wasTried = event.covered || event.blockedBy !== undefined || event.known > 0;
  counts.endCase(event.caseId, wasTried, event.at);
}

/** Rules are learned, and items tidied up, in each run. */
function withoutRepeats(events: readonly RunEvent[]): RunEvent[] {
  return [
    ...new Map(
      events.map((event) => [event.type === 'called' ? event : JSON.stringify(event), event]),
    ).values(),
  ];
}

/** What one run has found fixed of the known failures, and no other has seen. */
function fixedIn(runs: readonly Run[]): KnownFailure[] {
  const seen = eventsOf(runs, 'known').map(({ symptom }) => symptom);
  const isFixed = (one: Symptom) => !seen.some((other) => isSameSymptom(one, other));
  return eventsOf(runs, 'fixed')
    .flatMap(({ fixed }) => fixed)
    .map((known) => ({ ...known, failures: known.failures.filter(isFixed) }))
    .filter(({ failures }) => failures.length > 0);
}

function startOf(runs: readonly Run[]): RunEventOf<'started'> {
  const starts = eventsOf(runs, 'started');
  const [first] = starts;
  if (!first) throw new Error('none of the runs has started');
  const { shard: _, ...whole } = first;
  const run = starts.map((one) => one.run).join(', ');
  return { ...whole, run, cases: starts.reduce((sum, { cases }) => sum + cases, 0) };
}

function endOf(runs: readonly Run[], { count }: RunCounts): RunEventOf<'ended'> {
  const ends = eventsOf(runs, 'ended');
  const incomplete = ends.find((one) => one.incomplete !== undefined)?.incomplete;
  return { type: 'ended', ...count, incomplete, ms: ends.reduce((sum, { ms }) => sum + ms, 0) };
}

function eventsOf<Type extends RunEvent['type']>(runs: readonly Run[], type: Type): RunEventOf<Type>[] {
  return runs.flat().filter((event): event is RunEventOf<Type> => event.type === type);
}
