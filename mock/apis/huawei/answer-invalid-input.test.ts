import { describe, expect, test } from '@jest/globals';
import { builtinMock } from '../index.ts';
import { callsOf } from './testing.ts';

const invalidValue = { error_code: 'CSMS.0002', error_msg: 'The value of parameter is invalid.' };
const invalidBody = { error_code: 'CSMS.0004', error_msg: 'The requested body format is wrong.' };
const longStageList = {
  error_code: 'CSMS.0204',
  error_msg: 'The number of stage is greater than the quota limit.',
};
const thirteen = Array.from({ length: 13 }, (_, index) => `stage-${index}`);

describe('the first violation of the input is answered', () => {
  test.each([
    ['POST', '/secrets', '{"name":', invalidBody],
    ['POST', '/secrets', '[]', invalidBody],
    ['POST', '/secrets', 'null', invalidBody],
    ['POST', '/secrets', '"text"', invalidBody],
    ['POST', '/secrets', undefined, invalidValue],
    ['POST', '/secrets', {}, invalidValue],
    ['POST', '/secrets', { name: 5, secret_string: 's' }, invalidValue],
    ['POST', '/secrets/demo/versions', { secret_string: 's', version_stages: thirteen }, longStageList],
    ['POST', '/secrets/demo/versions', { version_stages: thirteen }, invalidValue],
    ['POST', '/secrets/demo/versions', { secret_string: 's', version_stages: 'prod' }, invalidValue],
    ['POST', '/secrets/demo/scheduled-deleted-tasks/create', undefined, invalidValue],
    ['GET', '/secrets?limit=0', undefined, invalidValue],
    ['GET', '/secrets?limit=01000', undefined, invalidValue],
    ['GET', '/secrets?marker=a.b', undefined, invalidValue],
    ['GET', '/secrets/a.b', undefined, invalidValue],
    ['GET', '/secrets/demo/versions?limit=1e2', undefined, invalidValue],
    ['GET', '/secrets/demo/versions?marker=1', undefined, invalidValue],
    ['GET', '/secrets/demo/versions/-1', undefined, invalidValue],
    ['POST', '/csms/24fc1f87-87a9-4f2d-95c9-d324bad6ead7/tags', '{', { error: invalidBody }],
    ['POST', '/csms/24fc1f87-87a9-4f2d-95c9-d324bad6ead7/tags', {}, { error: invalidValue }],
    ['GET', '/csms/short/tags', undefined, { error: invalidValue }],
    ['POST', '/csms/resource_instances/action', { action: 'filter', limit: 10 }, { error: invalidValue }],
  ])('%s %s %j', async (method, target, body, error) => {
    expect(await callsOf(builtinMock('huawei'))(method, target, body)).toEqual([400, error]);
  });
});

test.each([
  '/secrets?limit=0005',
  '/secrets?limit=1000&marker=',
  '/secrets?unheard=of',
  '/secrets/demo/versions?limit=1000',
])('is valid: %s', async (target) => {
  expect((await callsOf(builtinMock('huawei'))('GET', target))[0]).toBe(200);
});

test('missing tags and secrets have the error format of tags', async () => {
  const call = callsOf(builtinMock('huawei'));
  const [, { secret }] = await call('GET', '/secrets/demo');
  const notFound = { error: { error_code: 'CSMS.0005', error_msg: 'The resource does not exist.' } };
  expect(await call('DELETE', `/csms/${secret.id}/tags/nothing`)).toEqual([404, notFound]);
  const noSecret = { error: { error_code: 'CSMS.0106', error_msg: 'The secret name not found int the db.' } };
  expect(await call('GET', `/csms/${secret.id.replace(/.$/, 'z')}/tags`)).toEqual([404, noSecret]);
});

test('an event without a name is no subscription', async () => {
  const call = callsOf(builtinMock('huawei'));
  const [, { secret }] = await call('PUT', '/secrets/demo', { event_subscriptions: [''] });
  expect(secret.event_subscriptions).toEqual([]);
});

test('a missing version is reported before an expired time', async () => {
  const [, error] = await callsOf(builtinMock('huawei'))('PUT', '/secrets/demo/versions/v9', {
    expire_time: 0,
  });
  expect(error.error_code).toBe('CSMS.0005');
});

test('seed data that breaks a rule is refused by its place', async () => {
  const secrets = (...bodies: object[]) => builtinMock('huawei', { seedData: { secrets: bodies } }).ready;
  const good = { name: 'a', secret_string: 's' };
  await expect(secrets(good)).resolves.toBeUndefined();
  await expect(secrets(good, { name: 'b' })).rejects.toThrow('/secrets/1');
  await expect(secrets(good, good)).rejects.toThrow('/secrets/1 cannot be created: name taken');
  await expect(secrets({ ...good, secret_string: 'é'.repeat(20_000) })).rejects.toThrow('/secrets/0');
});
