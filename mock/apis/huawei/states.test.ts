import { describe, expect, test } from '@jest/globals';
import { builtinMock } from '../index.ts';
import { callsOf } from './testing.ts';

describe.each([
  ['disabled-secrets', 'DISABLED'],
  ['frozen-secrets', 'FROZEN'],
])('with %s', (name, state) => {
  const open = async () => {
    const mock = builtinMock('huawei');
    const call = callsOf(mock);
    await mock.setProviderState(name, true);
    return { mock, call };
  };
  const notEnabled = { error_code: 'CSMS.0109', error_msg: 'The secret state is not enabled.' };

  test.each([
    ['PUT', '/secrets/demo', { description: 'changed' }],
    ['POST', '/secrets/demo/versions', { secret_string: 'new' }],
    ['GET', '/secrets/demo/versions/latest', undefined],
    ['PUT', '/secrets/demo/versions/v1', { expire_time: 9999999999999 }],
    ['PUT', '/secrets/demo/stages/prod', { version_id: 'v1' }],
    ['DELETE', '/secrets/demo/stages/prod', undefined],
    ['POST', '/secrets/demo/backup', undefined],
  ])('%s %s is refused (H-A4)', async (method, target, body) => {
    const { call } = await open();
    expect(await call(method, target, body)).toEqual([403, notEnabled]);
  });

  test('it can be seen, and is in use again when the state is off', async () => {
    const { mock, call } = await open();
    expect((await call('GET', '/secrets/demo'))[1].secret.state).toBe(state);
    expect((await call('GET', '/secrets'))[1].secrets[0].state).toBe(state);
    await mock.setProviderState(name, false);
    expect((await call('GET', '/secrets/demo'))[1].secret.state).toBe('ENABLED');
    expect((await call('GET', '/secrets/demo/versions/latest'))[0]).toBe(200);
  });

  test('its deletion can be scheduled only from DISABLED (H-A10), and not cancelled', async () => {
    const { call } = await open();
    expect((await call('POST', '/secrets/demo/scheduled-deleted-tasks/cancel'))[1].error_code).toBe(
      'CSMS.0108',
    );
    const scheduled = await call('POST', '/secrets/demo/scheduled-deleted-tasks/create', {
      recovery_window_in_days: 7,
    });
    if (state === 'FROZEN') expect(scheduled).toEqual([403, notEnabled]);
    else expect(scheduled[1].secret.state).toBe('PENDING_DELETE');
  });

  test('it can be deleted at once', async () => {
    const { call } = await open();
    expect(await call('DELETE', '/secrets/demo')).toEqual([200, undefined]);
  });
});
