import { shellWord } from '../../contracts/http/shell-quote.ts';
import { withoutUserInfo } from '../../contracts/http/user-info.ts';
import { shownName } from '../../contracts/openapi/loading/fetch-document.ts';
import { optionName, type Values } from '../cli/command.ts';
import type { verifyCommand } from './definitions/verify.ts';

/** The options of a run that a rerun repeats. */
interface RerunOptions {
  api: string;
  address: string;
  seed: number;
  /** The other options as they were given. */
  given: Values<typeof verifyCommand>;
}

/** Command lines to go on with after a run. */
export interface FollowUpCommands {
  /** Reruns the cases whose ids start with one of these. */
  rerunCommand(caseIds: readonly string[]): string;
  /** Removes what a run left behind. */
  cleanUpCommand(run: string): string;
}

export function followUpCommands({ api, address, seed, given }: RerunOptions): FollowUpCommands {
  const words = ['bonafide', 'verify', shownName(api), '--target', withoutUserInfo(address)];
  if (given.env !== undefined) words.push('--env', given.env);
  if (given.secondUser !== undefined) words.push('--second-user', given.secondUser);
  if (given.strict) words.push('--strict');
  const rerun = [...words];
  if (given.baseline !== undefined) rerun.push('--baseline', given.baseline);
  if (given.readOnly) rerun.push('--read-only');
  if (given.write) rerun.push('--write');
  if (given.disposable) rerun.push('--disposable');
  rerun.push(...given.allow.flatMap((one) => ['--allow', one]));
  rerun.push('--seed', String(seed));
  for (const option of ['cases', 'maxTime'] as const) {
    const number = given[option];
    if (number !== undefined) rerun.push(optionName(option), String(number));
  }
  return {
    rerunCommand: (caseIds) => lineOf([...rerun, ...caseIds.flatMap((id) => ['--only', id])]),
    cleanUpCommand: (run) => lineOf([...words, '--clean-up', run]),
  };
}

function lineOf(words: readonly string[]): string {
  return words.map(shellWord).join(' ');
}
