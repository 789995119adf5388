import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { withoutUserInfo } from '../../contracts/http/user-info.ts';
import { builtinNames } from '../../contracts/openapi/load-builtin.ts';
import type { Contract } from '../../contracts/verify/contract.ts';
import type { Variables } from '../../contracts/verify/engine/connection-types.ts';
import type { Target } from '../../contracts/verify/engine/target.ts';
import type { OwnTests } from '../../contracts/verify/own-tests-types.ts';
import { type PlanOptions, plan } from '../../contracts/verify/plan.ts';
import type { Shard } from '../../contracts/verify/shard.ts';
import { httpTarget } from '../../contracts/verify/targets/http.ts';
import type { Values } from '../cli/command.ts';
import { UsageError } from '../cli/usage-error.ts';
import type { verifyCommand } from './definitions/verify.ts';
import { type FollowUpCommands, followUpCommands } from './follow-up-commands.ts';
import { loadContract } from './load-contract.ts';
import { readOwnTests } from './read-own-tests.ts';
import { isLocal, type Limits, readLimits } from './read-verify-limits.ts';
import { type Report, readReports } from './reports.ts';
import { type BaselineOptions, readBaselineOptions } from './verify-baseline.ts';

/** The options of `bonafide verify`, read and checked. */
export interface VerifyCommand extends FollowUpCommands, Limits {
  /** A built-in API's name, or a document's file. */
  api: string;
  contract: Contract;
  target: Target;
  only: string[];
  readOnly: boolean;
  /** What may be called though it may change what others have: operationIds, or `DELETE /things`. */
  allow: string[];
  /** Which of the cases, where several runs share them. */
  shard: Shard | undefined;
  reports: Report[];
  /** The folder for a test of each failure. */
  writeTests: string | undefined;
  /** The known failures, where there is a file of them. */
  baseline: BaselineOptions | undefined;
  /** What the configuration file adds to the tests. */
  own: OwnTests;
  /** Those with the credentials of a second user. */
  otherVariables: Variables | undefined;
  /** The file of variables that was read. */
  envFile: string | undefined;
  seed: number;
  /** Random calls of each operation. */
  cases: number;
  /** Whether a valid request that is refused is a failure; unless it is set, only where we wrote the document. */
  strictInput: true | undefined;
  /** Whether a document with any error is rejected. */
  strict: boolean;
  /** Whether to print the requests instead of sending them. */
  dryRun: boolean;
  /** The id of an earlier run whose leftovers are removed; nothing else is done then. */
  cleanUp: string | undefined;
  /** A Pact file that is verified instead of the API's contract. */
  pact: string | undefined;
  /** The token of our own mock's control API, for a Pact's provider states. */
  token: string | undefined;
}

/** The length of a run's id, unless a seed was given. */
const idLength = 8;

/** Checks what `bonafide verify` was given. Throws a UsageError. */
export async function readVerifyOptions(values: Values<typeof verifyCommand>): Promise<VerifyCommand> {
  const { env, only, allow, readOnly, dryRun, cleanUp } = values;
  const { api, address } = requireBoth(values);
  if (env !== undefined) readVariables(env);
  const target = targetOf(address, values.disposable);
  checkUsage(values, address);
  const own = readOwnTests(values.code ?? {});
  const contract = await loadContract(api, { ...values, own });
  const seed = values.seed ?? randomSeed();
  const cases = values.cases ?? usualCases;
  const otherVariables = values.secondUser === undefined ? undefined : variablesIn(values.secondUser);
  const planned = { cases, seed, hasOtherUser: otherVariables !== undefined, properties: own.properties };
  checkOnly(only, contract, planned);
  checkAllowed(allow, contract);
  const commands = followUpCommands({ api, address, seed, given: values });
  return {
    api,
    contract,
    target,
    only,
    readOnly,
    allow,
    shard: values.shard === undefined ? undefined : readShard(values.shard),
    reports: readReports(values.report),
    writeTests: values.writeTests,
    baseline: readBaselineOptions(values),
    own,
    otherVariables,
    envFile: env,
    seed,
    cases,
    ...readLimits(values),
    strictInput: values.strictInput || undefined,
    strict: values.strict,
    dryRun,
    cleanUp,
    pact: values.pact,
    token: values.token,
    ...commands,
  };
}

/**
 * The id of a run, which is in the names of all that it creates: its seed, written shortly, and the number of its shard,
 * since others run at the same time.
 */
export function runIdOf(seed: number, shard?: Shard): string {
  return `${seed.toString(36)}${shard ? `s${shard.number}` : ''}`;
}

/** Reads `2/4`. Throws a UsageError for anything else. */
function readShard(text: string): Shard {
  const [, number = 0, count = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (number >= 1 && number <= count) return { number, count };
  throw new UsageError(`--shard ${text}: expected one of several parts: 1/4, 2/4, 3/4 or 4/4`);
}

/** What is verified, and where it is. Throws a UsageError where one is not given. */
function requireBoth({ api, target: address }: Values<typeof verifyCommand>): {
  api: string;
  address: string;
} {
  if (api === undefined)
    throw new UsageError(`name one API (${builtinNames.join(', ')}) or the file of an OpenAPI document`);
  if (address === undefined) throw new UsageError('--target is required: a URL, or unix:PATH');
  return { api, address };
}

/** What goes with what. Throws a UsageError. */
function checkUsage(values: Values<typeof verifyCommand>, address: string): void {
  const { until, report, shard, updateBaseline, readOnly, write, dryRun, cleanUp } = values;
  if (until !== undefined && (report.length > 0 || shard !== undefined || updateBaseline))
    throw new UsageError(
      '--until runs more than once: it goes with no --report, --shard or --update-baseline',
    );
  if (cleanUp !== undefined && !/^[0-9a-z]+$/.test(cleanUp))
    throw new UsageError(`--clean-up ${cleanUp}: expected the id of a run, from its first line of output`);
  if (!readOnly && !dryRun && cleanUp === undefined) requireWritePermission(address, write);
}

/** Few enough for a provider that others use, too. */
const usualCases = 20;

function randomSeed(): number {
  const least = 36 ** (idLength - 1);
  return least + Math.floor(Math.random() * (36 ** idLength - least));
}

// Another machine may have a real account: nothing is created there unless asked for.
function requireWritePermission(address: string, write: boolean): void {
  if (write || isLocal(address)) return;
  throw new UsageError(
    `--target ${withoutUserInfo(address)} is not on this machine: add --write to let the run create, change and delete its own items there, --read-only to only read, or --dry-run to see the requests`,
  );
}

function checkOnly(only: readonly string[], contract: Contract, options: PlanOptions): void {
  const planned = plan(contract, options);
  const unknown = only.filter((prefix) => !planned.some(({ id }) => id.startsWith(prefix)));
  if (unknown.length > 0) throw new UsageError(`--only ${unknown.join(', ')} matches no case`);
}

// A misspelt one would be left out without a word.
function checkAllowed(allow: readonly string[], { spec }: Contract): void {
  const operations = [...spec.operations.values()];
  const isKnown = (one: string) =>
    operations.some(
      ({ id, path }) => one === id || (/^[A-Z]+ /.test(one) && one.replace(/^[A-Z]+ /, '') === path),
    );
  const unknown = allow.filter((one) => !isKnown(one));
  if (unknown.length > 0)
    throw new UsageError(`--allow ${unknown.join(', ')}: the document has no such operation`);
}

// Variables that are set already take precedence.
function readVariables(file: string): void {
  reading('--env', file, () => process.loadEnvFile(file));
}

/** The variables of a second user, who has nothing of the first's. */
function variablesIn(file: string): Variables {
  return reading('--second-user', file, () => parseEnv(readFileSync(file, 'utf8')));
}

function reading<Result>(option: string, file: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw new UsageError(`${option} ${file}: ${(error as NodeJS.ErrnoException).code ?? 'cannot be read'}`);
  }
}

function targetOf(address: string, isDisposable: boolean): Target {
  try {
    return httpTarget(address, { isDisposable });
  } catch {
    throw new UsageError(`--target ${withoutUserInfo(address)}: expected a URL, or unix:PATH`);
  }
}
