/** Where a run of characters that begins at `start` ends; the sticky pattern must match an empty run too. */
export function endOfRun(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  pattern.test(text);
  return pattern.lastIndex;
}
