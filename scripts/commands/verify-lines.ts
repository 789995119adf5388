/** What of a command line stays the same for the next one. */
interface Parts {
  api: string;
  address: string;
  seed: number;
  /** What else was given, as it was. */
  given: {
    env?: string;
    'read-only': boolean;
    write: boolean;
    lax: boolean;
    cases?: string;
    'max-time'?: string;
  };
}

/** Command lines that go on from a run. */
export interface Lines {
  /** Does the same for cases whose ids start so. */
  again(caseIds: readonly string[]): string;
  /** Removes what a run has left. */
  cleanUpLine(run: string): string;
}

export function linesFor({ api, address, seed, given }: Parts): Lines {
  const words = ['bonafide', 'verify', api, '--target', address];
  if (given.env !== undefined) words.push('--env', given.env);
  if (given.lax) words.push('--lax');
  const kept = [...words];
  if (given['read-only']) kept.push('--read-only');
  if (given.write) kept.push('--write');
  kept.push('--seed', String(seed));
  for (const option of ['cases', 'max-time'] as const) {
    const text = given[option];
    if (text !== undefined) kept.push(`--${option}`, text);
  }
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
