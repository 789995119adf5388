import { once } from 'node:events';
import { get } from 'node:http';
import { expect, test } from '@jest/globals';
import { jsonOf } from '../../contracts/http/lossless-json.ts';
import { afterThisTest } from '../../scripts/testing/clean-up.ts';
import { expectNoSecret } from '../../scripts/testing/expect-no-secret.ts';
import { clientOf, secretBody, serveMock, token } from '../../scripts/testing/serve-mock.ts';
import { serve } from '../adapters/serve.ts';
import { callsOf } from '../apis/huawei/testing.ts';
import { builtinMock } from '../apis/index.ts';
import { callSap, secrets } from '../apis/sap/testing.ts';
import type { LoggedCall } from '../mock.ts';
import { createCallFeed } from './call-feed.ts';
import type { Overview, ShownCall, ShownState } from './console-types.ts';

const headers = { authorization: `Bearer ${token}` };
const sentinel = 'S3ntinel+of>the?test';
const dockerConfig = JSON.stringify({ auths: { 'r.example': { username: 'me', password: sentinel } } });

test('the overview has the operations, their statuses and how often each was called', async () => {
  const { send, mock } = await serveMock();
  await send('GET', '/secrets');
  const { api, operations } = jsonOf(await send('GET', '/__bonafide/overview', { headers })) as Overview;
  expect([api, operations.length]).toEqual(['docker', mock.spec.operations.size]);
  const list = operations.find(({ id }) => id === 'SecretList');
  expect(list).toMatchObject({
    method: 'GET',
    path: '/secrets',
    statuses: ['200', '400', '500', '503'],
    calls: 1,
  });
});

test.each(['docker', 'huawei', 'sap', 'gcore', 'ecp'] as const)(
  'the state of %s is shown without secret values',
  async (name) => {
    const mock = builtinMock(name, { auth: 'off', ...seedOf[name] });
    const { send } = await serveMock('tcp', mock);
    if (name === 'docker') await send('POST', '/secrets/create', { body: secretBody('shown', sentinel) });
    if (name === 'huawei')
      await callsOf(mock)('POST', '/secrets', { name: 'shown', secret_string: sentinel });
    if (name === 'sap')
      await callSap(mock, 'POST', secrets, {
        body: { name: 'shown', data: { '.dockerconfigjson': dockerConfig } },
      });
    const state = jsonOf(await send('GET', '/__bonafide/state', { headers })) as ShownState;
    expect(JSON.stringify(state)).toContain('shown');
    expectNoSecret(JSON.stringify(state), [sentinel]);
  },
);

const seedOf: Partial<Record<string, { seedData: unknown }>> = {
  gcore: {
    seedData: { pull_secrets: [{ name: 'shown', registry: 'r.example', login: 'me', password: sentinel }] },
  },
  ecp: {
    seedData: {
      ImagePullSecrets: [
        {
          imagepullsecretID: 'id',
          name: 'shown',
          namespace: 'demo',
          description: '',
          registry: 'r.example',
          username: 'me',
          password: sentinel,
          creationTime: '2026-01-01T00:00:00Z',
          lastUpdateTime: '2026-01-01T00:00:00Z',
        },
      ],
    },
  },
};

test('the calls so far and those to come are server-sent events, each once and in order', async () => {
  const calls = createCallFeed(async ({ response }) => (response.status >= 400 ? ['because'] : []));
  const onCall = (call: LoggedCall) => calls.onCall(call);
  const served = await serve(
    builtinMock('docker', { onCall }),
    { host: '127.0.0.1', port: 0 },
    { token, calls },
  );
  afterThisTest(served.close);
  const send = clientOf(served.address);
  await send('GET', '/secrets');
  const request = get(`${served.address}/__bonafide/calls`, { headers });
  const [response] = await once(request, 'response');
  expect(response.headers['content-type']).toMatch(/^text\/event-stream/);
  const chunks = response[Symbol.asyncIterator]();
  let text = '';
  const shown = async (count: number): Promise<ShownCall[]> => {
    while (text.split('\n\n').length <= count) text += String((await chunks.next()).value);
    return text
      .split('\n\n')
      .slice(0, count)
      .map((event) => JSON.parse(event.replace(/^data: /, '')));
  };
  expect(await shown(1)).toMatchObject([{ operationId: 'SecretList' }]);
  await send('GET', '/secrets/none');
  await send('POST', '/secrets/create', { body: secretBody('app', sentinel) });
  const all = await shown(3);
  expect(all.map(({ operationId, reasons }) => [operationId, reasons])).toEqual([
    ['SecretList', undefined],
    ['SecretInspect', ['because']],
    ['SecretCreate', []],
  ]);
  expect(all[2]?.ms).toBeGreaterThan(0);
  expectNoSecret(text, [sentinel]);
});
