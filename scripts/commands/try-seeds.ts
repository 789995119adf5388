import { symptomText } from '../../contracts/verify/engine/baseline/known-failure.ts';
import type { Emit } from '../../contracts/verify/engine/events.ts';
import type { Output } from '../cli/output.ts';

/** One run of many: all that differs is the seed. */
export interface SeedRun {
  seed: number;
  /** Reruns all cases with the same seed. */
  rerun: string;
  /** Resolves with the exit code. What is printed goes to `output`, and what happens to `emit`. */
  run(output: Output, emit: Emit): Promise<number>;
}

export interface SeedOptions {
  first: SeedRun;
  /** The run with another seed. */
  next(seed: number): Promise<SeedRun>;
  /** Whether no further run begins. */
  isOver(): boolean;
}

/**
 * Runs with one seed after the other, and keeps those that failed in a new way: these are printed in full, the others in
 * a line. Resolves with the exit code of all together.
 */
export async function trySeeds({ first, next, isOver }: SeedOptions, output: Output): Promise<number> {
  const known = new Set<string>();
  const kept: SeedRun[] = [];
  let [tried, exitCode] = [0, 0];
  for (let one = first; ; one = await next(one.seed + 1)) {
    const { code, lines, symptoms } = await runOne(one, output);
    const isNew = code !== 0 && (symptoms.size === 0 || [...symptoms].some((text) => !known.has(text)));
    for (const text of symptoms) known.add(text);
    if (isNew) kept.push(one);
    printAll(isNew || tried === 0 ? lines : shortened(lines, one.seed), output);
    tried += 1;
    exitCode = Math.max(exitCode, code);
    if (isOver()) break;
  }
  const seeds = `${tried.toLocaleString('en')} ${tried === 1 ? 'seed' : 'seeds'}`;
  printAll([`${seeds} tried, ${kept.length} failed in a new way`, ...kept.map(lineOf)], output);
  return exitCode;
}

function lineOf({ seed, rerun }: SeedRun): string {
  return `seed ${seed}: ${rerun}`;
}

function printAll(lines: readonly string[], { out }: Output): void {
  for (const line of lines) out(line);
}

/** A run's exit code, with what it printed and what failed. */
async function runOne(
  { run }: SeedRun,
  output: Output,
): Promise<{ code: number; lines: string[]; symptoms: Set<string> }> {
  const lines: string[] = [];
  const symptoms = new Set<string>();
  const code = await run({ ...output, out: (line) => lines.push(line) }, (event) => {
    if (event.type === 'failed' && event.symptom) symptoms.add(symptomText(event.symptom));
  });
  return { code, lines, symptoms };
}

/** What is to be seen of a run that shows nothing new: its last line, and what has become of others' items. */
function shortened(lines: readonly string[], seed: number): string[] {
  return [...lines.filter((line) => line.startsWith('!')), `seed ${seed}: ${lines.at(-1) ?? ''}`];
}
