import { type Random, seededRandom } from '../../contracts/openapi/seeded-random.ts';
import { type MovableClock, movableClock, systemClock, tickingClock } from '../core/clock.ts';
import type { Session } from '../core/session.ts';
import { memoryFaults } from './memory-faults.ts';
import { memoryJournal } from './memory-journal.ts';
import { memoryStore } from './memory-store.ts';

export interface MemorySessionOptions {
  /** The same seed gives the same times and the same randomness. Without one they are real. */
  seed?: number | undefined;
  /** The size of the store, in bytes of JSON. */
  maxBytes?: number | undefined;
}

/** A session in the memory of this process. */
export function memorySession({ seed, maxBytes }: MemorySessionOptions = {}): Session {
  let { clock, random } = chanceAndTime(seed);
  const store = memoryStore(maxBytes);
  const faults = memoryFaults(() => random());
  const journal = memoryJournal();
  const statesOn = new Set<string>();
  const exclusively = turns();
  let isPlanted = false;

  return {
    store,
    faults,
    journal,
    exclusively,
    providerStates: {
      isOn: async (name) => statesOn.has(name),
      async set(name, on) {
        if (on) statesOn.add(name);
        else statesOn.delete(name);
      },
    },
    clock: {
      now: () => clock.now(),
      move: (change) => clock.move(change),
      get isRealTime() {
        return clock.isRealTime;
      },
      get isFrozen() {
        return clock.isFrozen;
      },
    },
    random: () => random(),
    plantOnce: (plant) =>
      exclusively('plant', async () => {
        if (isPlanted) return;
        await plant();
        isPlanted = true;
      }),
    async reset() {
      for (const part of [store, faults, journal, statesOn]) part.clear();
      ({ clock, random } = chanceAndTime(seed));
      isPlanted = false;
    },
  };
}

function chanceAndTime(seed: number | undefined): { clock: MovableClock; random: Random } {
  if (seed === undefined) return { clock: movableClock(systemClock()), random: Math.random };
  return { clock: movableClock(tickingClock()), random: seededRandom(seed) };
}

function turns(): Session['exclusively'] {
  const last = new Map<string, Promise<unknown>>();
  return (name, step) => {
    const before = last.get(name) ?? Promise.resolve();
    const result = before.then(step);
    const ended = result
      .catch(() => undefined)
      .then(() => {
        if (last.get(name) === ended) last.delete(name);
      });
    last.set(name, ended);
    return result;
  };
}
