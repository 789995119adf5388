/** Shorter names are similar to others by chance. */
const shortest = 4;
/** From so many letters on, two mistakes are still the same name. */
const long = 8;
/** In shorter names another letter makes another word: `date`, `data`. */
const substitutable = 6;

/** Whether a name, in lower case, is another one with a letter or two too many, too few, swapped or wrong. */
export function misspells(name: string, meant: string): boolean {
  const length = meant.length;
  if (length < shortest) return false;
  const most = length < long ? 1 : 2;
  if (Math.abs(name.length - length) > most) return false;
  if (length < substitutable && name.length === length && !isSwapped(name, meant)) return false;
  return distance(name, meant) <= most;
}

function isSwapped(name: string, meant: string): boolean {
  const at = [...name].findIndex((letter, index) => letter !== meant[index]);
  return at >= 0 && name === `${meant.slice(0, at)}${meant[at + 1]}${meant[at]}${meant.slice(at + 2)}`;
}

/** How many letters differ, where two that are swapped are one difference (optimal string alignment). */
function distance(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (isSame ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}
