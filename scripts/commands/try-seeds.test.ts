import { expect, test } from '@jest/globals';
import type { Failure } from '../../contracts/verify/engine/events.ts';
import { runCli } from '../testing/run-cli.ts';
import { serveThings, thingsFile } from '../testing/serve-things.ts';
import { type SeedRun, trySeeds } from './try-seeds.ts';

// Many runs, each with a seed of its own.

/** A run that fails with some symptoms. */
function seedRun(seed: number, symptoms: readonly string[]): SeedRun {
  return {
    seed,
    rerun: `rerun ${seed}`,
    async run({ out }, emit) {
      for (const what of symptoms)
        emit({ type: 'failed', failure: {} as Failure, symptom: { operation: 'getThing', what } });
      out(`details of ${seed}`);
      out(`${symptoms.length} failures`);
      return symptoms.length === 0 ? 0 : 1;
    },
  };
}

test('the seeds that failed in a new way are kept, and the others are a line each', async () => {
  const symptoms: Record<number, string[]> = { 6: ['a'], 7: ['a'], 8: ['a', 'b'] };
  const lines: string[] = [];
  let left = 4;
  const isOver = () => {
    left -= 1;
    return left < 0;
  };
  const next = async (seed: number) => seedRun(seed, symptoms[seed] ?? []);
  const out = (line: string) => lines.push(line);
  const output = { out, raw: out, err: () => {} };
  const code = await trySeeds({ first: seedRun(5, []), next, isOver }, output);
  expect(code).toBe(1);
  expect(lines).toEqual([
    'details of 5',
    '0 failures',
    'details of 6',
    '1 failures',
    'seed 7: 1 failures',
    'details of 8',
    '2 failures',
    'seed 9: 0 failures',
    '5 seeds tried, 2 failed in a new way',
    'seed 6: rerun 6',
    'seed 8: rerun 8',
  ]);
});

test('--until begins no run after its time', async () => {
  const target = await serveThings('a list lacks its last item');
  const usual = ['--target', target, '--disposable', '--cases', '0', '--seed', '7'];
  const { code, out } = await runCli('verify', thingsFile(), ...usual, '--until', '0s');
  expect(code).toBe(1);
  expect(out).toMatch(
    /\n1 seed tried, 1 failed in a new way\nseed 7: bonafide verify .* --seed 7 --cases 0\n$/,
  );
});

test('--until writes no reports', async () => {
  const usual = ['--target', 'http://127.0.0.1:1', '--until', '1m', '--report', 'html=a.html'];
  const { code, err } = await runCli('verify', thingsFile(), ...usual);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('--until runs more than once') });
});
