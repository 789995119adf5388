import { expect, test } from '@jest/globals';
import { builtinMock } from '../index.ts';
import { callsOf } from './testing.ts';

const other = 'f'.repeat(32);

test('a backup is opaque, and restores only in its own project (H-A28, H-A37)', async () => {
  const call = callsOf(builtinMock('huawei'));
  const [, { secret_blob }] = await call('POST', '/secrets/demo/backup');
  expect(secret_blob).toMatch(/^\)CloudSecretManagementBackupV1\.com[\w-]+$/);
  const content = Buffer.from(secret_blob.slice(35), 'base64url').toString('latin1');
  expect(content).not.toContain('this is a demo secret string');
  expect((await call('POST', `/v1/${other}/secrets/restore`, { secret_blob }))[1].error_code).toBe(
    'CSMS.0002',
  );
});

test('the same secret gives the same backup, and it survives the mock', async () => {
  const [one, two] = [builtinMock('huawei', { seed: 1 }), builtinMock('huawei', { seed: 1 })].map(callsOf);
  const [, backup] = (await one?.('POST', '/secrets/demo/backup')) ?? [];
  expect(await two?.('POST', '/secrets/demo/backup')).toEqual([200, backup]);
  await two?.('DELETE', '/secrets/demo');
  expect((await two?.('POST', '/secrets/restore', backup))?.[0]).toBe(200);
});

test('the largest secret has a backup that fits', async () => {
  const call = callsOf(builtinMock('huawei'));
  // A control character takes six in JSON.
  const secret_string = '\u0001'.repeat(32_768);
  for (let count = 0; count < 20; count += 1) await call('POST', '/secrets/demo/versions', { secret_string });
  const [, backup] = await call('POST', '/secrets/demo/backup');
  await call('DELETE', '/secrets/demo');
  expect((await call('POST', '/secrets/restore', backup))[0]).toBe(200);
  expect((await call('GET', '/secrets/demo/versions/latest'))[1].version.secret_string).toBe(secret_string);
});

test.each([
  '',
  ')',
  ')CloudSecretManagementBackupV1.com',
  `)CloudSecretManagementBackupV1.com${'A'.repeat(100)}`,
])('is no backup: %.60s', async (secret_blob) => {
  const call = callsOf(builtinMock('huawei'));
  expect(await call('POST', '/secrets/restore', { secret_blob })).toEqual([
    400,
    { error_code: 'CSMS.0002', error_msg: 'The value of parameter is invalid.' },
  ]);
});

test('a full project has no room for a backup (H-A38)', async () => {
  const call = callsOf(builtinMock('huawei'));
  const [, backup] = await call('POST', '/secrets/demo/backup');
  await call('DELETE', '/secrets/demo');
  for (let count = 0; count < 500; count += 1)
    await call('POST', '/secrets', { name: `s${count}`, secret_string: '' });
  const full = { error_code: 'CSMS.0202', error_msg: 'The number of secret has reached the upper limit.' };
  expect(await call('POST', '/secrets/restore', backup)).toEqual([400, full]);
  expect(await call('POST', '/secrets', { name: 'more', secret_string: '' })).toEqual([400, full]);
});
