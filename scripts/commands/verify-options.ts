import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { builtinContract } from '../../contracts/apis/index.ts';
import { builtinNames, isBuiltin } from '../../contracts/openapi/load-builtin.ts';
import type { Contract } from '../../contracts/verify/contract.ts';
import type { Target } from '../../contracts/verify/engine/target.ts';
import type { FuzzingOptions } from '../../contracts/verify/phases/fuzzing.ts';
import { plan } from '../../contracts/verify/plan.ts';
import { httpTarget } from '../../contracts/verify/targets/http.ts';
import { UsageError } from '../cli/usage-error.ts';
import { type Report, readReports } from './reports.ts';
import { given, isHere, type Limits, readLimits } from './verify-limits.ts';
import { type Lines, linesFor } from './verify-lines.ts';

/** What `bonafide verify` was asked for. */
export interface VerifyCommand extends Lines, Limits {
  /** A built-in API's name, or a document's file. */
  api: string;
  contract: Contract;
  target: Target;
  only: string[];
  readOnly: boolean;
  reports: Report[];
  seed: number;
  /** Random calls of each operation. */
  cases: number;
  /** Whether operations that cannot be trusted are left out, instead of stopping there. */
  lax: boolean;
  /** Whether to say what would be sent, and send nothing. */
  dryRun: boolean;
  /** The run whose things are to be removed, instead of anything else. */
  cleanUp: string | undefined;
  /** A Pact that is verified instead of the API's own plan. */
  pact: string | undefined;
  /** The token of our own mock's control API, for a Pact's provider states. */
  token: string | undefined;
}

/** A run's id is its seed in so many letters and digits, where nobody gave one. */
const idLength = 8;

const options = {
  target: { type: 'string' },
  only: { type: 'string', multiple: true, default: [] as string[] },
  'read-only': { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
  cases: { type: 'string' },
  seed: { type: 'string' },
  report: { type: 'string', multiple: true, default: [] as string[] },
  concurrency: { type: 'string', default: '1' },
  rate: { type: 'string' },
  budget: { type: 'string' },
  'min-coverage': { type: 'string' },
  'max-time': { type: 'string' },
  lax: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  'clean-up': { type: 'string' },
  pact: { type: 'string' },
  token: { type: 'string' },
  env: { type: 'string' },
} as const;

/** Reads the command line of `bonafide verify`. Throws a UsageError, or what parseArgs throws of an unknown option. */
export async function readVerifyOptions(args: string[]): Promise<VerifyCommand> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [api, ...more] = positionals;
  if (api === undefined || more.length > 0) {
    throw new UsageError(`name one API: ${builtinNames.join(', ')}, or a document's file`);
  }
  const {
    target: address,
    env,
    only,
    'read-only': readOnly,
    'dry-run': dryRun,
    'clean-up': cleanUp,
  } = values;
  if (env !== undefined) readVariables(env);
  if (address === undefined) throw new UsageError('--target says what to check: a URL, or unix:PATH');
  const target = targetOf(address);
  const contract = await contractOf(api, values.lax);
  if (cleanUp !== undefined && !/^[0-9a-z]+$/.test(cleanUp))
    throw new UsageError(`--clean-up ${cleanUp}: it takes a run's id, as its first line says`);
  if (!readOnly && !dryRun && cleanUp === undefined) mayWrite(address, values.write);
  const seed = given('--seed', values.seed, maxSeed) ?? randomSeed();
  const cases = given('--cases', values.cases, maxCases) ?? usualCases;
  checkOnly(only, contract, { cases, seed });
  const lines = linesFor({ api, address, seed, given: values });
  return {
    api,
    contract,
    target,
    only,
    readOnly,
    reports: readReports(values.report),
    seed,
    cases,
    ...readLimits(values),
    lax: values.lax,
    dryRun,
    cleanUp,
    pact: values.pact,
    token: values.token,
    ...lines,
  };
}

/** What the run's own things have in their names: the seed, written shortly. */
export function runIdOf(seed: number): string {
  return seed.toString(36);
}

/** Kind to a provider that is somebody's. */
const usualCases = 20;
const maxCases = 100_000;
const maxSeed = Number.MAX_SAFE_INTEGER;

function randomSeed(): number {
  const least = 36 ** (idLength - 1);
  return least + Math.floor(Math.random() * (36 ** idLength - least));
}

async function contractOf(nameOrFile: string, lax: boolean): Promise<Contract> {
  if (isBuiltin(nameOrFile)) return builtinContract(nameOrFile);
  if (!existsSync(nameOrFile)) {
    throw new UsageError(`${nameOrFile} is no file, and none of the APIs: ${builtinNames.join(', ')}`);
  }
  // Whoever verifies a built-in API does not wait for what reads documents.
  const { loadDocument } = await import('../../contracts/openapi/load-document.ts');
  const { documentContract } = await import('../../contracts/verify/document-contract.ts');
  return documentContract((await loadDocument(nameOrFile, { lax })).spec);
}

// On another machine it may be somebody's real account: there nothing is created that nobody asked for.
function mayWrite(address: string, write: boolean): void {
  if (write || isHere(address)) return;
  throw new UsageError(
    `--target ${address} is not on this machine: --write lets the run create, change and delete things of its own there, --read-only only reads, --dry-run says what would be sent`,
  );
}

function checkOnly(only: readonly string[], contract: Contract, randomness: FuzzingOptions): void {
  const planned = plan(contract, randomness);
  const unknown = only.filter((wanted) => !planned.some(({ id }) => id.startsWith(wanted)));
  if (unknown.length > 0) throw new UsageError(`--only ${unknown.join(', ')}: no case's id starts so`);
}

// What the environment has already wins over the file.
function readVariables(file: string): void {
  try {
    process.loadEnvFile(file);
  } catch (error) {
    throw new UsageError(`--env ${file}: ${(error as NodeJS.ErrnoException).code ?? 'cannot be read'}`);
  }
}

function targetOf(address: string): Target {
  try {
    return httpTarget(address);
  } catch {
    throw new UsageError(`--target ${address}: it takes a URL, or unix:PATH`);
  }
}
