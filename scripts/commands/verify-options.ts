import { parseArgs } from 'node:util';
import { builtinContract } from '../../contracts/apis/index.ts';
import { builtinNames, isBuiltin } from '../../contracts/spec/builtin.ts';
import type { Contract } from '../../contracts/suite/contract.ts';
import { plan } from '../../contracts/suite/plan.ts';
import { httpTarget } from '../../contracts/targets/http.ts';
import type { Target } from '../../contracts/targets/target.ts';
import { UsageError } from '../usage-error.ts';
import { wholeNumber } from '../whole-number.ts';
import { type Report, readReports } from './reports.ts';

/** What `bonafide verify` was asked for. */
export interface VerifyCommand {
  contract: Contract;
  target: Target;
  only: string[];
  readOnly: boolean;
  reports: Report[];
  seed: number;
  /** The command line that does the same for cases whose ids start so. */
  again(caseIds: readonly string[]): string;
}

/** A run's id is its seed in so many letters and digits, where nobody gave one. */
const idLength = 8;

/** Reads the command line of `bonafide verify`. Throws a UsageError, or what parseArgs throws of an unknown option. */
export function readVerifyOptions(args: string[]): VerifyCommand {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      target: { type: 'string' },
      only: { type: 'string', multiple: true, default: [] },
      'read-only': { type: 'boolean', default: false },
      seed: { type: 'string' },
      report: { type: 'string', multiple: true, default: [] },
      env: { type: 'string' },
    },
  });
  const [api, ...more] = positionals;
  if (api === undefined || !isBuiltin(api) || more.length > 0) {
    throw new UsageError(`name one API: ${builtinNames.join(', ')}`);
  }
  const { target, env, only, report, 'read-only': readOnly } = values;
  if (env !== undefined) readVariables(env);
  if (target === undefined) throw new UsageError('--target says what to check: a URL, or unix:PATH');
  const seed = values.seed === undefined ? randomSeed() : wholeNumber('--seed', values.seed, maxSeed);
  const contract = builtinContract(api);
  const unknown = only.filter((wanted) => !plan(contract).some(({ id }) => id.startsWith(wanted)));
  if (unknown.length > 0) throw new UsageError(`--only ${unknown.join(', ')}: no case's id starts so`);
  const words = ['bonafide', 'verify', api, '--target', target, ...(env === undefined ? [] : ['--env', env])];
  if (readOnly) words.push('--read-only');
  words.push('--seed', String(seed));
  return {
    contract,
    target: targetOf(target),
    only,
    readOnly,
    reports: readReports(report),
    seed,
    again: (caseIds) => [...words, ...caseIds.flatMap((id) => ['--only', id])].map(quoted).join(' '),
  };
}

/** What the run's own things have in their names: the seed, written shortly. */
export function runIdOf(seed: number): string {
  return seed.toString(36);
}

const maxSeed = Number.MAX_SAFE_INTEGER;

function randomSeed(): number {
  const least = 36 ** (idLength - 1);
  return least + Math.floor(Math.random() * (36 ** idLength - least));
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

function quoted(word: string): string {
  return /^[\w.:/=@,+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
