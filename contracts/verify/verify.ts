import { ConfigurationError } from '../openapi/configuration-error.ts';
import { broadFirst } from './broad-first.ts';
import type { Contract } from './contract.ts';
import type { Baseline } from './engine/baseline/baseline.ts';
import type { Case } from './engine/case.ts';
import type { Connection, Variables } from './engine/connection-types.ts';
import { CaseAborted, LeftOut, NotCovered } from './engine/early-case-ends.ts';
import type { Emit, Failure, RunEventOf } from './engine/events.ts';
import { TargetLost } from './engine/send-with-retries.ts';
import { Session } from './engine/session.ts';
import type { SessionOptions } from './engine/session-options.ts';
import type { Target } from './engine/target.ts';
import type { Cleanup } from './fixtures/cleanup.ts';
import { Learner } from './fixtures/learning/learner.ts';
import { type Snapshot, takeSnapshot } from './fixtures/take-snapshot.ts';
import type { OwnTests } from './own-tests-types.ts';
import { plan } from './plan.ts';
import { RunCounts } from './run-counts.ts';
import { casesOfShard, type Shard } from './shard.ts';

export interface RunOptions {
  emit: Emit;
  /** What the run's own items have in their names. */
  run: string;
  /** Random calls of each operation; unless said otherwise 1,500 in all of our own mock, in this process, and 20 each of others. */
  cases?: number | undefined;
  /** What all of the run's traffic derives from, and is the same for the same one. */
  seed?: number | undefined;
  /** Only these cases; an id that is a case's, or starts with what a case's id starts with. All, when empty. */
  only?: readonly string[];
  /** Which of the cases, where several runs share them; all, unless given. */
  shard?: Shard | undefined;
  /** Leaves out whatever may change what the target has. */
  readOnly?: boolean;
  /**
   * What may be called though it may change what others have: operationIds, or `DELETE /things`. Only asked for where the
   * target is not disposable.
   */
  allow?: readonly string[];
  /** How many cases run at the same time, where they may. One, unless said otherwise. */
  concurrency?: number;
  /** How long an answer may take, in milliseconds; unless said otherwise, as long as it likes. */
  maxMs?: number | undefined;
  /** How long a target that answered may be away, in milliseconds; unless said otherwise, half a minute. */
  restartMs?: number;
  /** How long lists may lag behind writes, in milliseconds: not at all, unless said otherwise. */
  settleMs?: number | undefined;
  /** The vendor's variables, for credentials. */
  variables?: Variables;
  /** What a team adds to the tests. */
  own?: OwnTests;
  /** Those of a second user, who may not touch what the first created. */
  otherVariables?: Variables | undefined;
  /**
   * Whether a valid request that is refused is a failure, though the document may lack a rule. Unless said otherwise it is
   * where we wrote the document or the server.
   */
  strictInput?: boolean | undefined;
  /** The failures that are known, and do not count. */
  baseline?: Baseline | undefined;
  /** Whether all failures become known, so that none ends a case which it would not end then. */
  addsToBaseline?: boolean;
  /** Whether it may have to stop before its end: every operation is called before one is tried with many calls. */
  isShort?: boolean;
  /** Once aborted, no further case starts; what was created is removed all the same. */
  signal?: AbortSignal;
}

/**
 * Runs a contract's plan against a target, and removes what it created: on success, on failure, and when asked to
 * stop. Resolves with the number of failures, by their causes; where the target is lost meanwhile, those until then. Rejects where the
 * target cannot be reached or is no such API.
 */
export async function verifyContract(
  contract: Contract,
  target: Target,
  options: RunOptions,
): Promise<number> {
  const { signal, baseline, variables = {} } = options;
  const began = performance.now();
  const planned = casesOf(contract, target, options);
  const wanted = wantedOf(planned, options);
  const cases = options.isShort ? broadFirst(wanted) : wanted;
  const counts = new RunCounts(contract, options.emit, { baseline });
  const { count, emit } = counts;
  const connection = await contract.connect(target, variables);
  const otherConnection = await connectionOfOther(contract, target, options);
  const isKnown = options.addsToBaseline ? () => true : counts.isKnown;
  const session = sessionOf(contract, target, { connection, otherConnection, isKnown }, { ...options, emit });
  emit(startOf(contract, target, connection, options, cases.length));
  let incomplete: string | undefined = stopped;
  try {
    const cleanup = await contract.cleanup(session);
    const snapshot = target.isDisposable ? undefined : await takeSnapshot(session, contract.fixtures);
    try {
      await inLanes(cases, options, async (one, lane) => {
        const place = planned.indexOf(one);
        emit({ type: 'case-started', caseId: one.id, title: one.title, place, at: Date.now() });
        let covered = false;
        try {
          covered = (await runCase(one, session.of(one, lane))) && !signal?.aborted;
          await cleanup.afterCase(one.id);
          count.cases += 1;
        } finally {
          counts.endCase(one.id, covered, Date.now());
        }
      });
      if (!signal?.aborted) incomplete = undefined;
    } finally {
      await cleanup.afterRun();
      emit({ type: 'cleaned-up' });
      await lookBack(cleanup, snapshot, emit);
    }
  } catch (error) {
    if (!(error instanceof TargetLost)) throw error;
    incomplete = error.message;
  } finally {
    counts.endBaseline(new Set(planned.map(({ id }) => id)));
    emit({ type: 'coverage', coverage: counts.coverage });
    emit({ type: 'ended', ...count, incomplete, ms: performance.now() - began });
  }
  return count.failures;
}

/** The second user's connection, where there is one. Rejects with a ConfigurationError where it has no credentials. */
async function connectionOfOther(
  contract: Contract,
  target: Target,
  { otherVariables }: RunOptions,
): Promise<Connection | undefined> {
  const other = otherVariables && (await contract.connect(target, otherVariables));
  if (other?.isSample) throw new ConfigurationError('the second user has no credentials');
  return other;
}

function startOf(
  { spec }: Contract,
  { name: target }: Target,
  { description: agreed, shellCredentials: credentials }: Connection,
  { run, seed, shard }: RunOptions,
  cases: number,
): RunEventOf<'started'> {
  const shared = shard ? { shard: `${shard.number}/${shard.count}` } : {};
  return { type: 'started', api: spec.name, target, agreed, run, seed, cases, credentials, ...shared };
}

/** The session of a run. It learns the rules of a server that its document lacks, unless a refusal is a failure. */
function sessionOf(
  contract: Contract,
  target: Target,
  own: Pick<SessionOptions, 'connection' | 'otherConnection' | 'isKnown'>,
  options: RunOptions,
): Session {
  const isStrict = options.strictInput ?? (contract.isBuiltIn || target.isOurs);
  const repairs = isStrict ? undefined : new Learner(contract.fixtures, options.emit);
  const { beforeCall, checks: ownChecks } = options.own ?? {};
  return new Session({ ...options, beforeCall, ownChecks, api: contract, target, ...own, repairs });
}

/** How a run ends that was asked to. */
const stopped = 'stopped before all cases had run';

/** All cases that there are, in the order in which they begin: those that must be alone come last. */
function casesOf(contract: Contract, { isOurs }: Target, options: RunOptions): Case[] {
  const usual = isOurs ? Math.ceil(1500 / contract.spec.operations.size) : 20;
  const randomness = { cases: options.cases ?? usual, seed: options.seed ?? 1 };
  const cases = plan(contract, {
    ...randomness,
    hasOtherUser: options.otherVariables !== undefined,
    properties: options.own?.properties,
  });
  return [...cases.filter(({ alone }) => !alone), ...cases.filter(({ alone }) => alone)];
}

/** Reports what the run leaves behind, and what others have and is not as it was. */
async function lookBack(cleanup: Cleanup, snapshot: Snapshot | undefined, emit: Emit): Promise<void> {
  const items = await cleanup.left();
  if (items.length > 0) emit({ type: 'left-behind', items });
  const changes = (await snapshot?.compare()) ?? [];
  if (changes.length > 0) emit({ type: 'changed', changes });
}

/** Runs cases in so many lanes at the same time, and those that must be alone one after the other. */
async function inLanes(
  cases: readonly Case[],
  { concurrency = 1, isShort = false, signal }: Pick<RunOptions, 'concurrency' | 'isShort' | 'signal'>,
  runOne: (one: Case, lane: number) => Promise<void>,
): Promise<void> {
  const failed = new AbortController();
  const runAll = async (queue: Case[], lane: number) => {
    for (let one = queue.shift(); one; one = queue.shift()) {
      if (signal?.aborted || failed.signal.aborted) return;
      await runOne(one, lane);
    }
  };
  // One after the other each is alone, and need not wait until the end.
  const isAlone = ({ alone }: Case) => alone === true && !(isShort && concurrency === 1);
  const together = cases.filter((one) => !isAlone(one));
  const lanes = Array.from({ length: concurrency }, (_, lane) =>
    runAll(together, lane).catch((error: unknown) => {
      failed.abort();
      throw error;
    }),
  );
  // Also when one fails the others end first: nothing may be sent any more while items are tidied up.
  await Promise.allSettled(lanes);
  await Promise.all(lanes);
  await runAll(cases.filter(isAlone), 0);
}

/** The same, for a program that wants to look at what was found broken. */
export async function failuresOf(
  contract: Contract,
  target: Target,
  options: Omit<RunOptions, 'emit'>,
): Promise<Failure[]> {
  const failures: Failure[] = [];
  const emit: Emit = (event) => {
    if (event.type === 'failed') failures.push(event.failure);
  };
  await verifyContract(contract, target, { ...options, emit });
  return failures;
}

/** The cases that are asked for; of those, the shard's. */
function wantedOf(cases: readonly Case[], options: RunOptions): Case[] {
  const wanted = cases.filter((one) => isWanted(one, options));
  return options.shard ? casesOfShard(wanted, options.shard) : wanted;
}

function isWanted({ id, writes }: Case, { only = [], readOnly }: RunOptions): boolean {
  if (readOnly && writes) return false;
  return only.length === 0 || only.some((wanted) => id.startsWith(wanted));
}

/**
 * Runs one case to its end, or to the first expectation that does not hold. Resolves with whether what it is about
 * could be tried.
 */
export async function runCase(one: Case, session: Session): Promise<boolean> {
  try {
    await one.run(session);
    return !session.isLeftOut;
  } catch (error) {
    if (!(error instanceof CaseAborted)) throw error;
    if (!(error instanceof NotCovered)) return true;
    if (!(error instanceof LeftOut)) session.notCovered(error.reason);
    return false;
  }
}
