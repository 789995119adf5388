import type { CallRecord } from '../../verify/engine/call-record.ts';
import type { Failure, RunEventOf } from '../../verify/engine/events.ts';

/** How often a check looked at an operation's calls, and in how many it found a promise broken. */
export interface Cell {
  calls: number;
  broken: number;
}

/** What a run did with one operation, in numbers: no call is kept. */
export interface OperationTally {
  /** By check; laws of journeys count as {@link laws}. */
  checks: Map<string, Cell>;
  statuses: Map<number, number>;
  /** How long each answer took, in milliseconds. */
  times: number[];
}

/** The column of all that is no check of any document, but a law of the API. */
export const laws = 'laws of the API';

/** Counts a run's calls by operation, check and status. */
export interface Tally {
  called(event: RunEventOf<'called'>): void;
  failed(failure: Failure): void;
  of(operationId: string): OperationTally;
  /** Of all calls together, in milliseconds: until the answers came, and until they were checked. */
  time(): { answers: number; checks: number };
}

export function createTally(): Tally {
  const operations = new Map<string, OperationTally>();
  const known = new Set<string>();
  const time = { answers: 0, checks: 0 };
  // A call that breaks a promise in two places is one broken call.
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
      // Another method of the same path is no operation of the document, and what it answers is nobody's status.
      if (record.intent !== 'undeclared method') {
        const { status } = record.response;
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        times.push(record.ms);
      }
      for (const check of columnsOf(record)) {
        known.add(check);
        cellOf(checks, check).calls += 1;
      }
    },
    failed({ check, operationId, record }) {
      const column = known.has(check) ? check : laws;
      const key = `${operationId} ${column}`;
      if (counted.get(key) === record.number) return;
      counted.set(key, record.number);
      cellOf(tallyOf(operationId).checks, column).broken += 1;
    },
    of: tallyOf,
    time: () => time,
  };
}

// A call that only has to succeed is part of what some journey tries.
function columnsOf({ checks, intent, caseId }: CallRecord): readonly string[] {
  return intent === 'valid' && checks.length > 0 && caseId !== '' ? [...checks, laws] : checks;
}

function cellOf(checks: Map<string, Cell>, check: string): Cell {
  const cell = checks.get(check) ?? { calls: 0, broken: 0 };
  checks.set(check, cell);
  return cell;
}
