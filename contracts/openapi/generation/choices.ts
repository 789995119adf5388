import { type Random, seededRandom } from '../seeded-random.ts';

/**
 * Makes the decisions for a generated value: returns an integer from 0 to `max`, both included. 0 is always the simplest
 * choice, so that all zeros make the simplest value.
 */
export type Choose = (max: number) => number;

/** Random decisions. */
export function randomChoices(random: Random): Choose {
  return (max) => Math.min(max, Math.floor(random() * (max + 1)));
}

/** The same decisions for the same seed. */
export function seededChoices(seed: number): Choose {
  return randomChoices(seededRandom(seed));
}

/** Decisions from a list, then the simplest ones: a shorter list makes a simpler value. */
export function listedChoices(list: readonly number[]): Choose {
  let next = 0;
  return (max) => {
    const listed = list[next] ?? 0;
    next += 1;
    return max === 0 ? 0 : listed % (max + 1);
  };
}

/** Always the simplest decision. */
export const simplestChoice: Choose = () => 0;

/** Chooses one of several items; the first is the simplest. */
export function pick<Item>(choose: Choose, items: readonly Item[]): Item {
  return items[choose(items.length - 1)] as Item;
}
