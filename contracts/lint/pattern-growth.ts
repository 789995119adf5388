import { isAmbiguous } from './ambiguous-pattern.ts';

/** How the time that a pattern takes grows with the length of a string. */
export type PatternGrowth = 'linear' | 'polynomial' | 'exponential' | 'unknown';

/** Analyses a pattern (ECMA-262) with automata; `unknown` where it is too large for that. */
export async function patternGrowth(source: string): Promise<PatternGrowth> {
  // Loaded only where it is needed.
  const { analyse } = await import('scslre');
  const { parsed, reports } = analyse({ source, flags: '' });
  const ambiguous = isAmbiguous(parsed);
  if (ambiguous) return 'exponential';
  if (reports.length > 0) return 'polynomial';
  return ambiguous === undefined ? 'unknown' : 'linear';
}
