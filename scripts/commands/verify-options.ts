import { builtinContract } from '../../contracts/apis/index.ts';
import { withoutUserInfo } from '../../contracts/http/user-info.ts';
import { builtinNames, isBuiltin } from '../../contracts/openapi/load-builtin.ts';
import type { Contract } from '../../contracts/verify/contract.ts';
import type { Target } from '../../contracts/verify/engine/target.ts';
import type { FuzzingOptions } from '../../contracts/verify/phases/fuzzing.ts';
import { plan } from '../../contracts/verify/plan.ts';
import { httpTarget } from '../../contracts/verify/targets/http.ts';
import type { Values } from '../cli/command.ts';
import { requireApiOrFile } from '../cli/known-api.ts';
import { UsageError } from '../cli/usage-error.ts';
import type { verifyCommand } from './definitions/verify.ts';
import { type Report, readReports } from './reports.ts';
import { isLocal, type Limits, readLimits } from './verify-limits.ts';
import { type FollowUpCommands, followUpCommands } from './verify-lines.ts';

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
  reports: Report[];
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
  const { api, target: address, env, only, allow, readOnly, dryRun, cleanUp } = values;
  if (api === undefined) {
    throw new UsageError(`name one API (${builtinNames.join(', ')}) or the file of an OpenAPI document`);
  }
  if (env !== undefined) readVariables(env);
  if (address === undefined) throw new UsageError('--target is required: a URL, or unix:PATH');
  const target = targetOf(address, values.disposable);
  const contract = await contractOf(api, values);
  if (cleanUp !== undefined && !/^[0-9a-z]+$/.test(cleanUp))
    throw new UsageError(`--clean-up ${cleanUp}: expected the id of a run, from its first line of output`);
  if (!readOnly && !dryRun && cleanUp === undefined) requireWritePermission(address, values.write);
  const seed = values.seed ?? randomSeed();
  const cases = values.cases ?? usualCases;
  checkOnly(only, contract, { cases, seed });
  checkAllowed(allow, contract);
  const commands = followUpCommands({ api, address, seed, given: values });
  return {
    api,
    contract,
    target,
    only,
    readOnly,
    allow,
    reports: readReports(values.report),
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

/** The id of a run, which is in the names of all that it creates: its seed, written shortly. */
export function runIdOf(seed: number): string {
  return seed.toString(36);
}

/** Few enough for a provider that others use, too. */
const usualCases = 20;

function randomSeed(): number {
  const least = 36 ** (idLength - 1);
  return least + Math.floor(Math.random() * (36 ** idLength - least));
}

async function contractOf(
  nameOrFile: string,
  { strict, corrections = {} }: Pick<Values<typeof verifyCommand>, 'strict' | 'corrections'>,
): Promise<Contract> {
  if (isBuiltin(nameOrFile)) return builtinContract(nameOrFile);
  requireApiOrFile(nameOrFile);
  // Loaded only for files: a built-in API does not need it.
  const { loadDocument } = await import('../../contracts/openapi/load-document.ts');
  const { correctResources } = await import('../../contracts/openapi/resources/index.ts');
  const { documentContract } = await import('../../contracts/verify/document-contract.ts');
  const { spec } = await loadDocument(nameOrFile, { strict });
  correctResources(spec, corrections);
  return documentContract(spec);
}

// Another machine may have a real account: nothing is created there unless asked for.
function requireWritePermission(address: string, write: boolean): void {
  if (write || isLocal(address)) return;
  throw new UsageError(
    `--target ${withoutUserInfo(address)} is not on this machine: add --write to let the run create, change and delete its own items there, --read-only to only read, or --dry-run to see the requests`,
  );
}

function checkOnly(only: readonly string[], contract: Contract, randomness: FuzzingOptions): void {
  const planned = plan(contract, randomness);
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
  try {
    process.loadEnvFile(file);
  } catch (error) {
    throw new UsageError(`--env ${file}: ${(error as NodeJS.ErrnoException).code ?? 'cannot be read'}`);
  }
}

function targetOf(address: string, isDisposable: boolean): Target {
  try {
    return httpTarget(address, { isDisposable });
  } catch {
    throw new UsageError(`--target ${withoutUserInfo(address)}: expected a URL, or unix:PATH`);
  }
}
