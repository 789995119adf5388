import { expect, test } from '@jest/globals';
import { jsonOf } from '../../contracts/http/lossless-json.ts';
import { headerOf } from '../../contracts/http/message.ts';
import { problemOf } from '../../scripts/testing/expect-problem.ts';
import { secretBody, serveMock, token, transports } from '../../scripts/testing/serve-mock.ts';
import { callsOf } from '../apis/huawei/testing.ts';
import { builtinMock } from '../apis/index.ts';
import { callSap, secrets } from '../apis/sap/testing.ts';

const headers = { authorization: `Bearer ${token}` };
const clock = '/__bonafide/clock';

test.each(transports)('over %s, the clock is set, frozen and advanced', async (door) => {
  const { send } = await serveMock(door);
  const put = async (change: object) =>
    (await send('PUT', clock, { headers, body: JSON.stringify(change) })).status;
  expect(jsonOf(await send('GET', clock, { headers }))).toMatchObject({ frozen: false });
  expect(await put({ time: '2030-12-24T18:00:00Z', frozen: true })).toBe(204);
  await send('POST', '/secrets/create', { body: secretBody('app') });
  const answer = await send('GET', '/secrets/app');
  expect(jsonOf(answer)).toMatchObject({ CreatedAt: expect.stringMatching(/^2030-12-24T18:00:00\.0000000/) });
  expect(headerOf(answer.headers, 'date')).toBe('Tue, 24 Dec 2030 18:00:00 GMT');
  expect(await put({ advanceMs: 90_000 })).toBe(204);
  expect(jsonOf(await send('GET', clock, { headers }))).toEqual({
    time: '2030-12-24T18:01:30.000Z',
    frozen: true,
  });
  await send('POST', '/__bonafide/reset', { headers });
  const { time, frozen } = jsonOf(await send('GET', clock, { headers })) as { time: string; frozen: boolean };
  expect([Date.parse(time) < Date.UTC(2030, 0, 1), frozen]).toEqual([true, false]);
});

test.each([
  ['', 'the body must be an object with time, advanceMs, frozen'],
  ['[]', 'the body must be an object with'],
  ['{}', 'the body must be an object with'],
  ['{"advance":1}', 'advance is none of time, advanceMs, frozen'],
  ['{"toString":1}', 'toString is none of'],
  ['{"frozen":"yes"}', 'frozen must be a boolean'],
  ['{"advanceMs":0.5}', 'advanceMs must be a whole number'],
  ['{"time":"now"}', 'time "now" must be as in 2026-12-24T18:00:00Z'],
  ['{"time":"2030-01-01T00:00:00Z","advanceMs":-9000000000000000}', 'must be between 1970 and 9999'],
])('the change %s is refused as a whole', async (body, detail) => {
  const { send, mock } = await serveMock();
  const problem = await problemOf(send('PUT', clock, { headers, body }));
  expect(problem).toMatchObject({ status: 400, type: 'urn:bonafide:bad-clock' });
  expect(problem.detail).toContain(detail);
  expect(mock.session.clock.isRealTime).toBe(true);
});

test('a day later, a token of SAP has expired', async () => {
  const mock = builtinMock('sap');
  const { send } = await serveMock('tcp', mock);
  const basic = `Basic ${Buffer.from('id:secret').toString('base64')}`;
  const form = { authorization: basic, 'content-type': 'application/x-www-form-urlencoded' };
  const issued = await send('POST', '/oauth/token', { headers: form, body: 'grant_type=client_credentials' });
  const { access_token } = jsonOf(issued) as { access_token: string };
  const list = () => callSap(mock, 'GET', secrets, { headers: { authorization: `Bearer ${access_token}` } });
  expect((await list()).status).toBe(200);
  await send('PUT', clock, { headers, body: '{"advanceMs":86400000}' });
  expect((await list()).status).toBe(401);
});

test('a secret of Huawei is deleted when its deletion is due', async () => {
  const mock = builtinMock('huawei');
  const { send } = await serveMock('tcp', mock);
  const call = callsOf(mock);
  await call('POST', '/secrets', { name: 'due', secret_string: 'value' });
  await call('POST', '/secrets/due/scheduled-deleted-tasks/create', { recovery_window_in_days: 7 });
  await send('PUT', clock, { headers, body: `{"advanceMs":${6 * 86_400_000}}` });
  expect((await call('GET', '/secrets/due'))[0]).toBe(200);
  await send('PUT', clock, { headers, body: '{"advanceMs":86400000}' });
  expect((await call('GET', '/secrets/due'))[0]).toBe(404);
});
