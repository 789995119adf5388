import type { DocumentOutcome } from './document-runner.ts';

/** What is wrong with a document's mock; empty where nothing is. */
export function failuresOf({ error, verified, opinion }: DocumentOutcome): string[] {
  const other = opinion?.failures.map((failure) => `the other validator: ${failure}`) ?? [];
  return [...(error === undefined ? [] : [error]), ...(verified?.failures ?? []), ...other];
}

/** The line of a document: a row of a table. */
export function rowOf(outcome: DocumentOutcome): string {
  const { name, started, verified, opinion } = outcome;
  const failures = failuresOf(outcome).length;
  if (!verified) return `| ${name} | ${started ? 'broke off' : 'does not start'} | | | | | | ${failures} |`;
  const { operations, calls, startSeconds, seconds, megabytes } = verified;
  const numbers = [operations, `${startSeconds.toFixed(1)} s`, calls, opinion?.validated ?? 0];
  const cost = [`${Math.round(seconds)} s`, `${Math.round(megabytes)} MB`];
  return `| ${[name, ...numbers, ...cost, failures].join(' | ')} |`;
}

/** What all documents come to: counts, then what was wrong and what was not served, most frequent first. */
export function summaryOf(outcomes: readonly DocumentOutcome[]): string[] {
  const started = outcomes.filter(({ started }) => started).length;
  const clean = outcomes.filter((outcome) => failuresOf(outcome).length === 0).length;
  const share = ((100 * clean) / outcomes.length).toFixed(1);
  return [
    `${outcomes.length} documents: ${started} started, ${clean} without a failure (${share} %)`,
    ...table('cause', outcomes, (outcome) => failuresOf(outcome).map(causeOf)),
    ...table('not served as documented', outcomes, ({ verified }) => [
      ...(verified?.errors ?? []),
      ...(verified?.disabled.map(() => 'an operation that is disabled') ?? []),
      ...(verified?.notCovered?.map(() => 'an operation that no call fits') ?? []),
      ...(verified?.unrepresentable?.map(() => 'a request that no response can show: a 501') ?? []),
    ]),
    ...table('not validated by the other', outcomes, ({ opinion }) => opinion?.unsupported ?? []),
  ];
}

/** A failure without what only one document has. */
function causeOf(failure: string): string {
  const check = /^.* · ([\w-]+): /.exec(failure)?.[1];
  if (check !== undefined) return check;
  if (failure.endsWith(' was not called')) return 'not called';
  if (failure.startsWith('the other validator: ')) return 'the other validator';
  return failure.split('\n')[0]?.slice(0, 100) ?? '';
}

function table(
  what: string,
  outcomes: readonly DocumentOutcome[],
  namesOf: (outcome: DocumentOutcome) => readonly string[],
): string[] {
  const rows = new Map<string, { documents: number; times: number }>();
  for (const outcome of outcomes) {
    const names = namesOf(outcome);
    for (const name of new Set(names)) {
      const row = rows.get(name) ?? { documents: 0, times: 0 };
      row.documents += 1;
      row.times += names.filter((one) => one === name).length;
      rows.set(name, row);
    }
  }
  const sorted = [...rows].sort(([, one], [, other]) => other.documents - one.documents);
  const lines = sorted.map(([name, { documents, times }]) => `| ${name} | ${documents} | ${times} |`);
  return lines.length === 0 ? [] : ['', `| ${what} | documents | times |`, '| --- | --- | --- |', ...lines];
}
