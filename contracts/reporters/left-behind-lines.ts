import type { Change, LeftBehind } from '../verify/engine/events.ts';
import { counted } from './summary-line.ts';

/** What a run created and could not remove, each with the command that removes it. */
export function leftBehindLines(items: readonly LeftBehind[]): string[] {
  if (items.length === 0) return [];
  const lines = items.map((item) => `    ${leftBehindLine(item)}`);
  return [`stays behind, ${counted(items.length, 'item')} that the run created:`, ...lines];
}

export function leftBehindLine({ path, remove }: LeftBehind): string {
  return `${path} · ${remove ?? 'the document has no operation that removes it'}`;
}

/** What is not as it was before a run, and is not the run's. */
export function changedLines(changes: readonly Change[]): string[] {
  if (changes.length === 0) return [];
  const lines = changes.map((change) => `!   ${changeLine(change)}`);
  return ['! CHANGED DURING THE RUN, by it or by somebody else, and not created by it:', ...lines];
}

export function changeLine({ what, how }: Change): string {
  return `${what} · ${how}`;
}
