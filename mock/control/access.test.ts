import { describe, expect, test } from '@jest/globals';
import { problemOf } from '../../scripts/testing/expect-problem.ts';
import { type ServedMock, serveMock, token } from '../../scripts/testing/serve-mock.ts';

const headers = { authorization: `Bearer ${token}` };

const paths = [
  'GET /states',
  'PUT /states/outside-a-swarm',
  'DELETE /states/outside-a-swarm',
  'GET /journal',
  'GET /faults',
  'POST /faults',
  'DELETE /faults',
  'GET /clock',
  'PUT /clock',
  'GET /overview',
  'GET /calls',
  'GET /state',
];
const calls = [...paths, 'POST /reset', 'GET /nothing'].map((line) => line.split(' ') as [string, string]);

describe('access to the control API', () => {
  test.each(calls)('needs the token: %s %s', async (method, path) => {
    const { send, mock } = await serveMock();
    for (const given of [
      {},
      { authorization: 'Bearer wrong' },
      { authorization: `Basic ${token}` },
      { authorization: token },
    ]) {
      const problem = await problemOf(send(method, `/__bonafide${path}`, { headers: given }));
      expect(problem).toMatchObject({ status: 401, type: 'urn:bonafide:no-token' });
      expect(problem.detail).not.toContain(token);
    }
    expect(await statusOfList(send)).toBe(200);
    expect((await mock.journal.read()).total).toBe(1);
  });

  test.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example:80',
    '0x7f.1',
    'evil@localhost',
  ])('is refused with the Host %j, with the token and without', async (host) => {
    const { send } = await serveMock();
    for (const given of [{ host }, { host, ...headers }]) {
      const problem = await problemOf(send('GET', '/__bonafide/states', { headers: given }));
      expect(problem).toMatchObject({ status: 403, type: 'urn:bonafide:wrong-host' });
    }
  });

  test.each(['localhost', 'LOCALHOST:4010', '127.0.0.1:1', '127.8.8.8', '[::1]:4010'])(
    'is allowed with the Host %s',
    async (host) => {
      const { send } = await serveMock();
      expect((await send('GET', '/__bonafide/states', { headers: { host, ...headers } })).status).toBe(200);
    },
  );

  test('is not granted to pages of other sites', async () => {
    const { send } = await serveMock();
    for (const method of ['GET', 'OPTIONS']) {
      const origin = { ...headers, origin: 'http://evil.example', 'access-control-request-method': 'GET' };
      const answer = await send(method, '/__bonafide/states', { headers: origin });
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  });
});

async function statusOfList(send: ServedMock['send']): Promise<number> {
  return (await send('GET', '/secrets')).status;
}
