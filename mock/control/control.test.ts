import { describe, expect, test } from '@jest/globals';
import { jsonOf } from '../../contracts/http/lossless-json.ts';
import { problemOf } from '../../scripts/testing/expect-problem.ts';
import { secretBody, serveMock, token, transports } from '../../scripts/testing/serve-mock.ts';

const headers = { authorization: `Bearer ${token}` };

const body = secretBody('demo');
const operations: [string, string, string][] = [
  ['GET', '/secrets', ''],
  ['POST', '/secrets/create', secretBody('other')],
  ['GET', '/secrets/demo', ''],
  ['POST', '/secrets/demo/update?version=11', body],
  ['DELETE', '/secrets/demo', ''],
  ['GET', '/nodes', ''],
];

describe.each(transports)('over %s', (door) => {
  test('lists the provider states with their descriptions', async () => {
    const { send } = await serveMock(door);
    const answer = await send('GET', '/__bonafide/states', { headers });
    expect(jsonOf(answer)).toEqual({ 'outside-a-swarm': expect.stringContaining('not a swarm manager') });
  });

  test('switches a provider state on and off', async () => {
    const { send } = await serveMock(door);
    await send('POST', '/secrets/create', { body });
    const statuses = async () => {
      const found: number[] = [];
      for (const [method, target, content] of operations) {
        const [path = '', query = ''] = target.split('?');
        found.push((await send(method, path, { query, body: content })).status);
      }
      return found;
    };
    const state = '/__bonafide/states/outside-a-swarm';
    expect((await send('PUT', state, { headers })).status).toBe(204);
    expect(await statuses()).toEqual([503, 503, 503, 503, 503, 503]);
    expect((await send('GET', '/_ping')).status).toBe(200);
    expect((await send('DELETE', state, { headers })).status).toBe(204);
    expect(await statuses()).toEqual([200, 201, 200, 200, 204, 200]);
  });

  test('answers 404 for an unknown state, and names the known ones', async () => {
    const { send } = await serveMock(door);
    for (const method of ['PUT', 'DELETE']) {
      for (const name of ['no-swarm', '__proto__', 'toString', 'a%2Fb']) {
        const problem = await problemOf(send(method, `/__bonafide/states/${name}`, { headers }));
        expect(problem).toMatchObject({ status: 404, type: 'urn:bonafide:no-such-state' });
        expect(problem.detail).toContain('docker has outside-a-swarm');
      }
    }
  });

  test('returns the journal in order, without secret values and credentials', async () => {
    const { send } = await serveMock(door);
    const credentials = { authorization: 'Bearer s3cret-sentinel', cookie: 's3cret-sentinel' };
    const bare = { body: secretBody('a', 's3cret-sentinel'), headers: credentials };
    await send('POST', '/v1.44/secrets/create', bare);
    await send('GET', '/secrets', { query: 'filters={}' });
    await send('GET', '/nowhere');
    const answer = await send('GET', '/__bonafide/journal', { headers });
    const redacted = { authorization: '[redacted]', cookie: '[redacted]' };
    expect(jsonOf(answer)).toMatchObject({
      total: 3,
      entries: [
        {
          operationId: 'SecretCreate',
          request: {
            method: 'POST',
            path: '/v1.44/secrets/create',
            headers: redacted,
            body: '{"Name":"a","Data":"[redacted]","Labels":{}}',
          },
          response: { status: 201, body: expect.stringMatching(/^\{"ID":"[a-z0-9]{25}"\}/) },
        },
        { operationId: 'SecretList', request: { query: 'filters={}' }, response: { status: 200 } },
        { request: { path: '/nowhere' }, response: { status: 404 } },
      ],
    });
    for (const secret of ['s3cret-sentinel', btoa('s3cret-sentinel')])
      expect(String(answer.body)).not.toContain(secret);
  });

  test('resets items, journal and provider states', async () => {
    const { send } = await serveMock(door);
    await send('POST', '/secrets/create', { body });
    await send('PUT', '/__bonafide/states/outside-a-swarm', { headers });
    expect((await send('POST', '/__bonafide/reset', { headers })).status).toBe(204);
    expect(jsonOf(await send('GET', '/__bonafide/journal', { headers }))).toMatchObject({
      total: 0,
      entries: [],
    });
    expect(jsonOf(await send('GET', '/secrets'))).toEqual([]);
  });

  test.each(['GET /nothing', 'POST /states', 'PUT /journal', 'GET /'])('answers 404 for %s', async (line) => {
    const [method = '', path = ''] = line.split(' ');
    const { send } = await serveMock(door);
    const problem = await problemOf(send(method, `/__bonafide${path}`, { headers }));
    expect(problem).toMatchObject({ status: 404, type: 'urn:bonafide:no-such-control' });
    expect(problem.detail).toContain(`/__bonafide${path}`);
  });

  test('answers 404 for a path that cannot be decoded', async () => {
    const { send } = await serveMock(door);
    const problem = await problemOf(send('PUT', '/__bonafide/states/%zz', { headers }));
    expect(problem.status).toBe(404);
  });
});
