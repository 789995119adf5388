import { describe, expect, test } from '@jest/globals';
import { ClockError } from '../core/clock.ts';
import type { InjectedFault } from '../core/fault.ts';
import type { JournalEntry, Session } from '../core/session.ts';
import { type Open, withSession } from './open-test-session.ts';
import { describeStore } from './store-test-suite.ts';

type Tests = Record<string, (session: Session) => Promise<void>>;

/** What every session must do, wherever its state is. */
export function describeSession(name: string, open: Open): void {
  describe(name, () => {
    describeStore(open);
    for (const [part, tests] of Object.entries({ providerStates, faults, journal, clock, steps, reset })) {
      describe(part, () => {
        for (const [title, body] of Object.entries(tests))
          test(title, () => withSession(open, { seed: 1 }, body));
      });
    }
    test('has the time of day without a seed', () =>
      withSession(open, {}, async (session) => {
        const before = Date.now() - 1;
        const now = Number(session.clock.now() / 1_000_000n);
        expect(session.clock.isRealTime).toBe(true);
        expect(now).toBeGreaterThanOrEqual(before);
        expect(now).toBeLessThanOrEqual(Date.now() + 1);
        session.clock.move({ advanceMs: 1000 });
        expect(session.clock.isRealTime).toBe(false);
        await session.reset();
        expect(session.clock.isRealTime).toBe(true);
      }));
  });
}

const providerStates: Tests = {
  'are off until they are switched on, each by itself': async ({ providerStates }) => {
    await providerStates.set('full', true);
    await providerStates.set('slow', true);
    await providerStates.set('slow', false);
    const states = await Promise.all(['full', 'slow', 'other', '__proto__'].map(providerStates.isOn));
    expect(states).toEqual([true, false, false, false]);
  },
};

const broken: InjectedFault = { malformed: true };

const faults: Tests = {
  'are taken by the calls of their operation, in the order in which they were added': async ({ faults }) => {
    await faults.add({ operationId: 'read', times: 1, delayMs: 1 });
    await faults.add({ times: 1, ...broken });
    expect(await faults.take('list')).toMatchObject(broken);
    expect(await faults.take('list')).toBeUndefined();
    expect(await faults.take('read')).toMatchObject({ delayMs: 1 });
    expect(await faults.list()).toEqual([]);
  },
  'count the times that are left': async ({ faults }) => {
    await faults.add({ times: 3, ...broken });
    await faults.take('read');
    expect(await faults.list()).toEqual([{ times: 2, ...broken }]);
  },
  'are taken once by many calls at the same time': async ({ faults }) => {
    await faults.add({ times: 2, ...broken });
    const taken = await Promise.all(Array.from({ length: 20 }, async () => faults.take('read')));
    expect(taken.filter((fault) => fault !== undefined)).toHaveLength(2);
  },
  'without times are taken until they are cleared': async ({ faults }) => {
    await faults.add(broken);
    for (let call = 0; call < 3; call += 1) expect(await faults.take('read')).toEqual(broken);
    await faults.clear();
    expect(await faults.take('read')).toBeUndefined();
  },
  'are taken with their probability': async ({ faults }) => {
    await faults.add({ probability: 0, ...broken });
    expect(await faults.take('read')).toBeUndefined();
    await faults.add({ probability: 0.5, ...broken });
    const taken: boolean[] = [];
    for (let call = 0; call < 40; call += 1) taken.push((await faults.take('read')) !== undefined);
    expect(new Set(taken)).toEqual(new Set([true, false]));
  },
};

function entry(path: string, operationId?: string): JournalEntry {
  const request = { method: 'GET', path, query: '', headers: {}, body: '' };
  return { operationId, request, response: { status: 200, headers: {}, body: '' } };
}

const journal: Tests = {
  'has the calls in their order, and counts them by operation': async ({ journal }) => {
    const calls = [entry('/a', 'read'), entry('/b', 'list'), entry('/c', 'read'), entry('/nowhere')];
    for (const call of calls) await journal.record(call);
    expect(await journal.read()).toEqual({ total: 4, counts: { read: 2, list: 1 }, entries: calls });
  },
  'still counts the calls that it has forgotten': async ({ journal }) => {
    for (let call = 0; call < 5000; call += 1) await journal.record(entry(`/${call}`, 'read'));
    const { total, counts, entries } = await journal.read();
    expect([total, counts]).toEqual([5000, { read: 5000 }]);
    expect(entries.length).toBeLessThan(5000);
    expect(entries.at(-1)?.request.path).toBe('/4999');
  },
};

const clock: Tests = {
  'is later with each reading': async ({ clock }) => {
    const readings = Array.from({ length: 100 }, () => clock.now());
    expect(readings).toEqual([...new Set(readings)].sort((a, b) => (a < b ? -1 : 1)));
  },
  'is not the time of day with a seed': async ({ clock }) => {
    expect(clock.isRealTime).toBe(false);
  },
  'is set, and goes on from there': async ({ clock }) => {
    clock.move({ time: '2030-01-02T03:04:05+01:00' });
    const readings = [clock.now(), clock.now()].map(
      (time) => Number(time / 1_000_000n) - Date.UTC(2030, 0, 2, 2, 4, 5),
    );
    expect(readings).toEqual([...readings].sort((a, b) => a - b));
    expect(readings.every((ms) => ms >= 0 && ms < 100)).toBe(true);
  },
  'is advanced, also where it was set': async ({ clock }) => {
    const before = clock.now();
    clock.move({ advanceMs: 86_400_000 });
    const passed = clock.now() - before;
    expect(passed >= 86_400_000n * 1_000_000n && passed < 86_400_100n * 1_000_000n).toBe(true);
    clock.move({ time: '2030-01-01T00:00:00Z', advanceMs: 1000, frozen: true });
    expect(new Date(Number(clock.now() / 1_000_000n)).toISOString()).toBe('2030-01-01T00:00:01.000Z');
  },
  'stands still where it is frozen, but no two readings are the same': async ({ clock }) => {
    clock.move({ time: '2030-01-01T00:00:00Z', frozen: true });
    const readings = Array.from({ length: 100 }, () => clock.now());
    expect(new Set(readings).size).toBe(100);
    expect(new Set(readings.map((time) => time / 1_000_000n)).size).toBe(1);
    clock.move({ advanceMs: 5 });
    expect([clock.isFrozen, Number(clock.now() / 1_000_000n)]).toEqual([true, Date.UTC(2030, 0, 1) + 5]);
    clock.move({ frozen: false });
    expect(clock.isFrozen).toBe(false);
  },
  'stays as it was where a change is not possible': async ({ clock }) => {
    const before = clock.now();
    for (const change of [
      { time: 'tomorrow' },
      { time: '2026-13-01T00:00:00Z' },
      { time: '2026-01-01T00:00:00' },
      { advanceMs: 0.5 },
      { advanceMs: Number.NaN },
      { advanceMs: -1e15 },
      { time: '9999-12-31T00:00:00Z', advanceMs: 1, frozen: true },
    ])
      expect(() => clock.move(change)).toThrow(ClockError);
    expect([clock.isFrozen, clock.now() - before < 100n * 1_000_000n]).toEqual([false, true]);
  },
};

const steps: Tests = {
  'plants once, also for mocks that start at the same time': async (session) => {
    let planted = 0;
    const plant = async () => {
      planted += 1;
    };
    await Promise.all([session.plantOnce(plant), session.plantOnce(plant)]);
    await session.plantOnce(plant);
    expect(planted).toBe(1);
  },
  'plants again after planting has failed': async (session) => {
    const failing = session.plantOnce(async () => {
      throw new Error('no room');
    });
    await expect(failing).rejects.toThrow('no room');
    await session.plantOnce(() => session.store.set('a', 1));
    expect(await session.store.get('a')).toBe(1);
  },
  'runs the steps of one name one after the other, also after a failure': async (session) => {
    const log: string[] = [];
    const step = (name: string) => async () => {
      log.push(`${name} starts`);
      await session.store.get('a');
      log.push(`${name} ends`);
      if (name === 'second') throw new Error('failed');
      return name;
    };
    const results = await Promise.allSettled(
      ['first', 'second', 'third'].map((name) => session.exclusively('x', step(name))),
    );
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(log).toEqual(['first', 'second', 'third'].flatMap((name) => [`${name} starts`, `${name} ends`]));
  },
  'runs steps of different names at the same time': async (session) => {
    const inner = () => session.exclusively('inner', async () => 'done');
    expect(await session.exclusively('outer', inner)).toBe('done');
  },
};

const reset: Tests = {
  'forgets everything': async (session) => {
    await session.store.set('a', 1);
    await session.providerStates.set('full', true);
    await session.faults.add(broken);
    await session.journal.record(entry('/a', 'read'));
    await session.reset();
    expect(await session.store.list('')).toEqual([]);
    expect(await session.store.get('a')).toBeUndefined();
    expect(await session.providerStates.isOn('full')).toBe(false);
    expect(await session.faults.list()).toEqual([]);
    expect(await session.faults.take('read')).toBeUndefined();
    expect(await session.journal.read()).toEqual({ total: 0, counts: {}, entries: [] });
  },
  'starts the time and the randomness of the seed again': async ({ clock, random, reset }) => {
    const read = () => [clock.now(), random(), random()];
    const first = read();
    expect(read()).not.toEqual(first);
    clock.move({ time: '2030-01-01T00:00:00Z', frozen: true });
    await reset();
    expect(read()).toEqual(first);
  },
  'lets the seed data be planted again': async (session) => {
    const plant = () => session.store.set('a', 1);
    await session.plantOnce(plant);
    await session.reset();
    await session.plantOnce(plant);
    expect(await session.store.get('a')).toBe(1);
  },
};
