import type { CallRecord } from '../../verify/engine/call-record.ts';
import type { Failure, RunEventOf } from '../../verify/engine/events.ts';

/** How often a check looked at an operation's calls, and in how many it failed. */
export interface CheckCounts {
  calls: number;
  failed: number;
}

/** What a run did with one operation, in numbers: no call is held. */
export interface OperationTally {
  /** By check; properties and scenarios share {@link multiCallColumn}. */
  checks: Map<string, CheckCounts>;
  statuses: Map<number, number>;
  /** How long each answer took, in milliseconds. */
  times: number[];
}

/** The column for all that takes several calls to check. */
export const multiCallColumn = 'properties and scenarios';

/** Counts a run's calls by operation, check and status. */
export interface RunTally {
  called(event: RunEventOf<'called'>): void;
  failed(failure: Failure): void;
  of(operationId: string): OperationTally;
  /** Of all calls together, in milliseconds: waiting for answers, and checking them. */
  time(): { answers: number; checks: number };
}

export function createRunTally(): RunTally {
  const operations = new Map<string, OperationTally>();
  const known = new Set<string>();
  const time = { answers: 0, checks: 0 };
  // A call that fails a check in two places is one failed call.
  const counted = new Map<string, number>();
  const tallyOf = (operationId: string): OperationTally => {
    const tally = operations.get(operationId) ?? { checks: new Map(), statuses: new Map(), times: [] };
    operations.set(operationId, tally);
    return tally;
  };
  return {
    called({ record }) {
      const { checks, statuses, times } = tallyOf(record.operationId);
      time.answers += record.ms;
      time.checks += record.checksMs;
      // An undeclared method is no operation of the document, and so its status belongs to none.
      if (record.intent !== 'undeclared method') {
        const { status } = record.response;
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        times.push(record.ms);
      }
      for (const check of columnsOf(record)) {
        known.add(check);
        countsOf(checks, check).calls += 1;
      }
    },
    failed({ check, operationId, record }) {
      const column = known.has(check) ? check : multiCallColumn;
      const key = `${operationId} ${column}`;
      if (counted.get(key) === record.number) return;
      counted.set(key, record.number);
      countsOf(tallyOf(operationId).checks, column).failed += 1;
    },
    of: tallyOf,
    time: () => time,
  };
}

// A valid call of a case may be part of a property or scenario.
function columnsOf({ checks, intent, caseId }: CallRecord): readonly string[] {
  return intent === 'valid' && checks.length > 0 && caseId !== '' ? [...checks, multiCallColumn] : checks;
}

function countsOf(checks: Map<string, CheckCounts>, check: string): CheckCounts {
  const counts = checks.get(check) ?? { calls: 0, failed: 0 };
  checks.set(check, counts);
  return counts;
}
