/** How the time that a pattern takes grows with a text's length. */
export type Growth = 'linear' | 'polynomial' | 'exponential' | 'unknown';

/** Milliseconds for one pattern; most take a few. */
const patience = 3000;

const known = new Map<string, Growth>();

/** Finds out by automata, and for what these cannot say, by trying. The same pattern always has the same answer. */
export async function patternGrowth(source: string): Promise<Growth> {
  const already = known.get(source);
  if (already !== undefined) return already;
  // Three megabytes of JavaScript, the same checker as its native ones: loaded by those who lint.
  const { default: recheck } = await import('recheck/lib/browser.js');
  const result = recheck.checkSync(source, '', { timeout: patience, randomSeed: 1 });
  const growth =
    result.status === 'vulnerable' ? result.complexity.type : result.status === 'safe' ? 'linear' : 'unknown';
  known.set(source, growth);
  return growth;
}
