import { describe, expect, test } from '@jest/globals';
import type { Session } from '../../core/session.ts';
import { memorySession } from '../../state/memory-session.ts';
import { builtinMock } from '../index.ts';
import type { SecretRecord } from './records.ts';
import { makeSecret, withChanges, withoutSchedule, withSchedule } from './secret-changes.ts';
import { withVersion } from './secret-versions.ts';
import { HuaweiState } from './state.ts';
import { callsOf } from './testing.ts';
import { dayMs } from './times.ts';
import { withStage } from './version-stages.ts';

const project = '0123456789abcdef0123456789abcdef';
const start = Date.UTC(2026, 0, 1);

/** A state with a clock that only the test moves. */
function openState() {
  const clock = { now: start + 500 };
  const own = memorySession({ seed: 1 });
  const session: Session = {
    ...own,
    clock: { ...own.clock, now: () => BigInt(clock.now) * 1_000_000n },
  };
  const state = new HuaweiState(session);
  const add = (name: string, at = project) => {
    const body = { name, secret_string: 'value' };
    return state.add(at, makeSecret(body, at, state.newId(), state.now()));
  };
  return { state, clock, add };
}

describe('a scheduled deletion', () => {
  test('is due days after now, floored to the second (H-A9), and the secret is gone from then on (H-A8)', async () => {
    const { state, clock, add } = openState();
    await add('demo');
    const pending = await state.change(project, 'demo', (record, now) => withSchedule(record, 7, now));
    expect(pending?.secret.scheduled_delete_time).toBe(start + 7 * dayMs);
    const id = pending?.secret.id ?? '';

    clock.now = start + 7 * dayMs - 1;
    expect(await state.find(project, 'demo')).toEqual(pending);
    expect(await state.add(project, pending as never)).toBe('name taken');
    clock.now += 1;
    expect(await state.list(project)).toEqual([]);
    expect(await state.find(project, 'demo')).toBeUndefined();
    expect(await state.nameOf(project, id)).toBeUndefined();
    expect(await state.remove(project, 'demo')).toBe(false);
    expect(await add('demo')).toBe('added');
  });

  test.each(['find', 'remove'] as const)('that is due is seen by %s first', async (method) => {
    const { state, clock, add } = openState();
    await add('demo');
    await state.change(project, 'demo', (record, now) => withSchedule(record, 7, now));
    clock.now += 7 * dayMs;
    expect(await state[method](project, 'demo')).toBeFalsy();
    expect(await state.change(project, 'demo', (record) => record)).toBeUndefined();
    expect(await add('demo')).toBe('added');
  });
});

test('scheduling a deletion and cancelling it renew the time of the update, versions and stages do not (H-A30)', async () => {
  const { state, clock, add } = openState();
  await add('demo');
  const changes: [(record: SecretRecord, now: number) => SecretRecord, renewed: number][] = [
    [(record, now) => withVersion(record, { secret_string: 'v' }, now), 0],
    [(record, now) => withStage(record, 'prod', 'v1', now), 0],
    [(record, now) => withSchedule(record, 7, now), 3000],
    [withoutSchedule, 4000],
    [(record, now) => withChanges(record, {}, now), 5000],
  ];
  for (const [change, renewed] of changes) {
    clock.now += 1000;
    const record = await state.change(project, 'demo', change);
    expect([record?.secret.create_time, record?.secret.update_time]).toEqual([start, start + renewed]);
  }
  // Where a stage sits already, only its time is renewed (H-A13).
  const stageTime = async () =>
    (await state.find(project, 'demo'))?.stages.find(({ name }) => name === 'prod')?.update_time;
  expect(await stageTime()).toBe(start + 2000);
  await state.change(project, 'demo', (record, now) => withStage(record, 'prod', 'v1', now));
  expect(await stageTime()).toBe(start + 5000);
});

describe('500 secrets (H-A38)', () => {
  test('are all that a project has, also when they are added at once', async () => {
    const { state, add } = openState();
    const outcomes = await Promise.all(Array.from({ length: 503 }, (_, index) => add(`secret-${index}`)));
    expect(outcomes.filter((outcome) => outcome === 'added')).toHaveLength(500);
    expect(outcomes.filter((outcome) => outcome === 'no room')).toHaveLength(3);
    expect(await add('another', 'f'.repeat(32))).toBe('added');

    expect(await add('secret-0')).toBe('name taken');
    await state.remove(project, 'secret-0');
    expect([await add('secret-0'), await add('one-more')]).toEqual(['added', 'no room']);
  });

  test('make room for others when the deletion of one is due', async () => {
    const { state, clock, add } = openState();
    for (let index = 0; index < 500; index += 1) await add(`secret-${index}`);
    await state.change(project, 'secret-7', (record, now) => withSchedule(record, 7, now));
    expect(await add('one-more')).toBe('no room');
    clock.now += 7 * dayMs;
    expect([await add('one-more'), await add('two-more')]).toEqual(['added', 'no room']);
  });

  test('one name that is taken many times at once is taken once, and counted once', async () => {
    const { add } = openState();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => add('same')));
    expect(outcomes.filter((outcome) => outcome === 'added')).toHaveLength(1);
    for (let index = 1; index < 500; index += 1) expect(await add(`secret-${index}`)).toBe('added');
    expect(await add('one-more')).toBe('no room');
  });
});

test('versions that are made at one time are a second apart all the same (H-A17)', async () => {
  const { state, add } = openState();
  await add('demo');
  for (let count = 0; count < 3; count += 1) {
    await state.change(project, 'demo', (record, now) => withVersion(record, { secret_string: 'v' }, now));
  }
  const times = (await state.find(project, 'demo'))?.versions.map(({ create_time }) => create_time - start);
  expect(times).toEqual([0, 1000, 2000, 3000]);
});

test('versions that are made at once are numbered one by one, and none is lost', async () => {
  const call = callsOf(builtinMock('huawei'));
  const add = () => call('POST', '/secrets/demo/versions', { secret_string: 'v' });
  const answers = await Promise.all(Array.from({ length: 10 }, add));
  const ids = answers.map(([, { version_metadata }]) => version_metadata.id);
  expect(ids.sort()).toEqual(['v10', 'v11', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8', 'v9']);
});

test('each project is a world of its own, whatever its id looks like (H-A37)', async () => {
  const { state, add } = openState();
  const odd = `${project}/x`;
  await add('demo');
  await add('other', odd);
  expect((await state.list(project)).map(({ secret }) => secret.name)).toEqual(['demo']);
  expect((await state.list(odd)).map(({ secret }) => secret.name)).toEqual(['other']);
  expect(await state.find(project, 'x/other')).toBeUndefined();
});

test('a secret can be called restore, like the path that restores', async () => {
  const call = callsOf(builtinMock('huawei'));
  await call('POST', '/secrets', { name: 'restore', secret_string: 'value' });
  expect((await call('GET', '/secrets/restore'))[1].secret.name).toBe('restore');
  expect((await call('PUT', '/secrets/restore', { description: 'd' }))[1].secret.description).toBe('d');
  expect((await call('POST', '/secrets/restore', {}))[1].error_code).toBe('CSMS.0002');
  expect(await call('DELETE', '/secrets/restore')).toEqual([200, undefined]);
});
