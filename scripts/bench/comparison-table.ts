/** What a ratio is to be. */
export type Goal = { atLeast: number } | { atMost: number };

/** One goal of speed or size: measurements of ours and, round by round, of something else. */
export interface Comparison {
  what: string;
  ours: number[];
  otherName: string;
  other: number[];
  unit: string;
  goal: Goal;
}

/** The middle of some numbers; of an even count, the mean of the two in the middle. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  if (upper === undefined || lower === undefined) throw new Error('nothing was measured');
  return (upper + lower) / 2;
}

/** Ours to the other. Round by round, because a machine's speed drifts and a round's two numbers drift together. */
export function ratioOf({ ours, other }: Comparison): number {
  return median(ours.map((value, round) => value / (other[round] ?? Number.NaN)));
}

/** Whether a ratio, as precise as it is shown, is what it is to be. */
export function isMet(ratio: number, goal: Goal): boolean {
  const shown = Number(ratio.toFixed(2));
  return 'atLeast' in goal ? shown >= goal.atLeast : shown <= goal.atMost;
}

/** A table in Markdown of the goals, and whether they are met. */
export function comparisonTable(comparisons: Comparison[]): string {
  const rows = comparisons.map((comparison) => {
    const { what, ours, otherName, other, unit, goal } = comparison;
    const ratio = ratioOf(comparison);
    const verdict = isMet(ratio, goal) ? 'met' : '**not met**';
    const compared = `${otherName}: ${show(median(other), unit)}`;
    return [what, show(median(ours), unit), compared, `${ratio.toFixed(2)} ×`, showGoal(goal), verdict];
  });
  return table(['what', 'ours', 'beside it', 'ratio', 'goal', 'met'], rows);
}

/** A table in Markdown. */
export function table(head: string[], rows: string[][]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return lines.join('\n');
}

/** A number as people read it, with its unit: `12,345/s`, `8.1 µs`. */
export function show(value: number, unit: string): string {
  const digits = value < 100 ? 1 : 0;
  const number = value.toLocaleString('en', { maximumFractionDigits: digits });
  return unit.startsWith('/') ? `${number}${unit}` : `${number} ${unit}`;
}

function showGoal(goal: Goal): string {
  return 'atLeast' in goal ? `≥ ${goal.atLeast} ×` : `≤ ${goal.atMost} ×`;
}
