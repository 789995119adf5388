import { expect, test } from '@jest/globals';
import { jsonOf } from '../../contracts/http/lossless-json.ts';
import { problemOf } from '../../scripts/testing/expect-problem.ts';
import { secretBody, serveMock, token } from '../../scripts/testing/serve-mock.ts';
import { builtinMock } from '../apis/index.ts';

const headers = { authorization: `Bearer ${token}` };

test('a reset with a body plants other data', async () => {
  const { send } = await serveMock();
  const body = '{"secrets":[{"Name":"planted","Data":"dg=="}]}';
  expect((await send('POST', '/__bonafide/reset', { headers, body })).status).toBe(204);
  expect(jsonOf(await send('GET', '/secrets'))).toMatchObject([{ Spec: { Name: 'planted' } }]);
  expect((await send('POST', '/__bonafide/reset', { headers })).status).toBe(204);
  expect(jsonOf(await send('GET', '/secrets'))).toEqual([]);
});

test.each([
  ['{', 'the body is not JSON'],
  ['{"secret":[]}', '/secret is unknown; the lists are secrets'],
  ['{"secrets":[{}]}', '/secrets/0 must have required property'],
])('a reset with %s is refused', async (body, detail) => {
  const { send } = await serveMock();
  const answer = await send('POST', '/__bonafide/reset', { headers, body });
  expect(answer.status).toBe(422);
  expect((await problemOf(answer)).detail).toContain(detail);
});

test.each([
  ['breaks the document', '{"secrets":[{}]}'],
  ['names a secret twice', '{"secrets":[{"Name":"b","Data":"dg=="},{"Name":"b","Data":"dg=="}]}'],
])('a reset with data that %s changes nothing', async (_, body) => {
  const { send, mock } = await serveMock();
  await send('POST', '/secrets/create', { body: secretBody('app') });
  await send('PUT', '/__bonafide/states/outside-a-swarm', { headers });
  await mock.faults.add({ operationId: 'SecretList', answer: { status: 500 } });
  const before = [await mock.faults.list(), (await mock.journal.read()).total];
  expect((await send('POST', '/__bonafide/reset', { headers, body })).status).toBe(422);
  expect([await mock.faults.list(), (await mock.journal.read()).total]).toEqual(before);
  await mock.faults.clear();
  expect((await send('GET', '/secrets')).status).toBe(503);
  await send('DELETE', '/__bonafide/states/outside-a-swarm', { headers });
  expect(jsonOf(await send('GET', '/secrets'))).toMatchObject([{ Spec: { Name: 'app' } }]);
});

test('with a seed, ids and times start again', async () => {
  const { send } = await serveMock('tcp', builtinMock('docker', { seed: 7 }));
  const create = async () => {
    await send('POST', '/secrets/create', { body: secretBody('app') });
    return jsonOf(await send('GET', '/secrets/app'));
  };
  const first = await create();
  await send('POST', '/__bonafide/reset', { headers });
  expect(await create()).toEqual(first);
});
