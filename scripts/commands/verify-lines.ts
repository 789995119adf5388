/** What of a command line stays the same for the next one. */
interface Parts {
  api: string;
  address: string;
  env: string | undefined;
  readOnly: boolean;
  write: boolean;
  seed: number;
  cases: string | undefined;
}

/** Command lines that go on from a run. */
export interface Lines {
  /** Does the same for cases whose ids start so. */
  again(caseIds: readonly string[]): string;
  /** Removes what a run has left. */
  cleanUpLine(run: string): string;
}

export function linesFor({ api, address, env, readOnly, write, seed, cases }: Parts): Lines {
  const words = ['bonafide', 'verify', api, '--target', address];
  if (env !== undefined) words.push('--env', env);
  const kept = [...words];
  if (readOnly) kept.push('--read-only');
  if (write) kept.push('--write');
  kept.push('--seed', String(seed));
  if (cases !== undefined) kept.push('--cases', cases);
  return {
    again: (caseIds) => lineOf([...kept, ...caseIds.flatMap((id) => ['--only', id])]),
    cleanUpLine: (run) => lineOf([...words, '--clean-up', run]),
  };
}

function lineOf(words: readonly string[]): string {
  return words.map(quoted).join(' ');
}

function quoted(word: string): string {
  return /^[\w.:/=@,+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
