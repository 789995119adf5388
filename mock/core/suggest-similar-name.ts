/** Those of the known names that a misspelt one may mean, whatever its letter case and punctuation. */
function similarTo(name: string, known: readonly string[]): string[] {
  return known.filter((one) => distance(bare(one), bare(name)) <= 2);
}

/** `; did you mean docker?`, or nothing where no known name is similar. */
export function suggestion(name: string, known: readonly string[]): string {
  const near = similarTo(name, known);
  return near.length > 0 ? `; did you mean ${near.join(' or ')}?` : '';
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** The Levenshtein distance of two texts. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [index, wanted] of [...other].entries()) {
      const changed = (row[index] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(changed, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
