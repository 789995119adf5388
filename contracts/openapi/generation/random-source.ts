import { type Random, seededRandom } from '../random.ts';

/**
 * Where a generated value's decisions come from: an integer from 0 up to and including `max`. 0 is always the
 * simplest one, so that a value made from nothing but zeros is the simplest there is.
 */
export type Choose = (max: number) => number;

/** Decisions by chance. */
export function randomChoices(random: Random): Choose {
  return (max) => Math.min(max, Math.floor(random() * (max + 1)));
}

/** The same decisions for the same seed. */
export function seededChoices(seed: number): Choose {
  return randomChoices(seededRandom(seed));
}

/** Decisions from a list, and the simplest ones after its end: a shorter list makes a simpler value. */
export function listedChoices(list: readonly number[]): Choose {
  let next = 0;
  return (max) => {
    const listed = list[next] ?? 0;
    next += 1;
    return max === 0 ? 0 : listed % (max + 1);
  };
}

/** The simplest decision, always. */
export const simplest: Choose = () => 0;

/** One of several; the first is the simplest. */
export function pick<Item>(choose: Choose, items: readonly Item[]): Item {
  return items[choose(items.length - 1)] as Item;
}
