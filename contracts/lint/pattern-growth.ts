/** How the time that a pattern takes grows with the length of a string. */
export type PatternGrowth = 'linear' | 'polynomial' | 'exponential' | 'unknown';

/** Milliseconds for one pattern; most take a few. */
const timeout = 3000;

const known = new Map<string, PatternGrowth>();

/** Analyses a pattern with automata, and by fuzzing where these cannot decide. The result is deterministic. */
export async function patternGrowth(source: string): Promise<PatternGrowth> {
  const already = known.get(source);
  if (already !== undefined) return already;
  // Three megabytes of JavaScript: loaded only where it is needed.
  const { default: recheck } = await import('recheck/lib/browser.js');
  const result = recheck.checkSync(source, '', { timeout, randomSeed: 1 });
  const growth =
    result.status === 'vulnerable' ? result.complexity.type : result.status === 'safe' ? 'linear' : 'unknown';
  known.set(source, growth);
  return growth;
}
