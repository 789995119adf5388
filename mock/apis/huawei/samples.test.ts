import { describe, expect, test } from '@jest/globals';
import { builtinMock } from '../index.ts';
import { callsOf } from './testing.ts';

// The vendor's sample calls, in their order, and its sample answers: word for word but for ids, keys and times.

const uuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const time = expect.any(Number);
const demo = {
  id: uuid,
  name: 'demo',
  state: 'ENABLED',
  kms_key_id: uuid,
  description: 'd',
  create_time: time,
  update_time: time,
  scheduled_delete_time: null,
  secret_type: 'COMMON',
  auto_rotation: false,
  event_subscriptions: [],
  enterprise_project_id: '0',
};
const version = (id: string, ...version_stages: string[]) => ({
  id,
  create_time: time,
  kms_key_id: uuid,
  secret_name: 'demo',
  version_stages,
});

describe('the vendor’s sample calls', () => {
  const mock = builtinMock('huawei', { seedData: {} });
  const call = callsOf(mock);
  let id = '';
  let blob: unknown;

  test('create, list and look for a secret', async () => {
    const body = { name: 'demo', secret_string: 'this is a demo secret string', description: 'd' };
    expect(await call('POST', '/secrets', body)).toEqual([200, { secret: demo }]);
    const [, listed] = await call('GET', '/secrets?limit=10&marker=');
    expect(listed).toEqual({
      secrets: [demo],
      page_info: { next_marker: 'demo', previous_marker: 'demo', current_count: 1 },
    });
    expect(Object.keys(listed.secrets[0])).toEqual(Object.keys(demo));
    id = listed.secrets[0].id;
    const nope = { error_code: 'CSMS.0106', error_msg: 'The secret name not found int the db.' };
    expect(await call('GET', '/secrets/nope')).toEqual([404, nope]);
  });

  test('make a version, list and read it', async () => {
    const second = version('v2', 'SYSCURRENT');
    expect(await call('POST', '/secrets/demo/versions', { secret_string: 'v2' })).toEqual([
      200,
      { version_metadata: second },
    ]);
    expect(await call('GET', '/secrets/demo/versions?limit=50')).toEqual([
      200,
      {
        version_metadatas: [version('v1', 'SYSPREVIOUS'), second],
        page_info: { next_marker: 'v2', previous_marker: 'v1', current_count: 2 },
      },
    ]);
    expect(await call('GET', '/secrets/demo/versions/latest')).toEqual([
      200,
      { version: { version_metadata: second, secret_string: 'v2' } },
    ]);
    expect(await call('PUT', '/secrets/demo/versions/v2', { expire_time: 1893456000000 })).toEqual([
      200,
      { version_metadata: { ...second, expire_time: 1893456000000 } },
    ]);
  });

  test('put, show and delete a stage', async () => {
    const stage = { name: 'prod', update_time: time, secret_name: 'demo', version_id: 'v1' };
    expect(await call('PUT', '/secrets/demo/stages/prod', { version_id: 'v1' })).toEqual([200, { stage }]);
    expect(await call('GET', '/secrets/demo/stages/prod')).toEqual([200, { stage }]);
    expect(await call('DELETE', '/secrets/demo/stages/prod')).toEqual([204, undefined]);
  });

  test('schedule a deletion and cancel it', async () => {
    const tasks = '/secrets/demo/scheduled-deleted-tasks';
    const [status, { secret }] = await call('POST', `${tasks}/create`, { recovery_window_in_days: 7 });
    const scheduled_delete_time = secret.update_time + 604_800_000;
    expect([status, secret]).toEqual([200, { ...demo, state: 'PENDING_DELETE', scheduled_delete_time }]);
    expect(await call('POST', `${tasks}/cancel`)).toEqual([200, { secret: demo }]);
  });

  test('tag a secret, and find it by its tags', async () => {
    const tags = [
      { key: 'key1', value: 'value1' },
      { key: 'key2', value: 'value2' },
    ];
    expect(await call('POST', `/csms/${id}/tags/action`, { action: 'create', tags })).toEqual([
      204,
      undefined,
    ]);
    expect(await call('POST', `/csms/${id}/tags`, { tag: { key: 'DEV', value: 'DEV1' } })).toEqual([
      204,
      undefined,
    ]);
    const all = [{ key: 'DEV', value: 'DEV1' }, ...tags];
    expect(await call('GET', `/csms/${id}/tags`)).toEqual([200, { tags: all, sys_tags: null }]);
    const values = all.map(({ key, value }) => ({ key, values: [value] }));
    expect(await call('GET', '/csms/tags')).toEqual([200, { tags: values }]);
    const filter = { action: 'filter', tags: [{ key: 'key1', values: ['value1'] }] };
    const found = {
      resource_id: id,
      resource_name: 'demo',
      resource_detail: demo,
      tags: all,
      sys_tags: null,
    };
    expect(await call('POST', '/csms/resource_instances/action', filter)).toEqual([
      200,
      { resources: [found], total_count: 1 },
    ]);
  });

  test('back a secret up, delete and restore it', async () => {
    const [status, backup] = await call('POST', '/secrets/demo/backup');
    const secret_blob = expect.stringMatching(/^\)CloudSecretManagementBackupV1\.com/);
    expect([status, backup]).toEqual([200, { secret_blob }]);
    blob = backup;
    expect(await call('DELETE', '/secrets/demo')).toEqual([200, undefined]);
    expect(await call('POST', '/secrets/restore', blob)).toEqual([200, { secret: { ...demo, id } }]);
  });
});

test('the call of the page "Updating a Secret" changes the secret of the same name', async () => {
  const call = callsOf(builtinMock('huawei'));
  const body = { kms_key_id: 'test', description: 'update description' };
  const [status, { secret }] = await call('PUT', '/secrets/test', body);
  expect([status, secret]).toEqual([200, { ...demo, name: 'test', ...body }]);
});

test('the same seed gives the same answers, byte for byte', async () => {
  const run = async () => {
    const mock = builtinMock('huawei', { seed: 7 });
    const call = callsOf(mock);
    await call('POST', '/secrets', { name: 'seeded', secret_string: 's' });
    await call('POST', '/secrets/seeded/versions', { secret_string: 't' });
    await call('GET', '/secrets');
    return (await mock.journal.read()).entries.map(({ response }) => response);
  };
  expect(await run()).toEqual(await run());
});

test('no secret value is in the journal', async () => {
  const mock = builtinMock('huawei');
  const call = callsOf(mock);
  await call('POST', '/secrets/demo/versions', { secret_string: 'hunter2' });
  await call('GET', '/secrets/demo/versions/latest');
  const [, { secret_blob }] = await call('POST', '/secrets/demo/backup');
  await call('POST', '/secrets/restore', { secret_blob });
  const text = JSON.stringify((await mock.journal.read()).entries);
  expect(text).not.toContain('hunter2');
  expect(text).not.toContain(secret_blob);
});
