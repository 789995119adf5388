import { describe, expect, jest, test } from '@jest/globals';
import axios from 'axios';
import { request } from 'undici';
import {
  connectionReset,
  expiredToken,
  latency,
  lostAnswer,
  malformedBody,
  mockApi,
  otherWriter,
  reply,
  tooManyRequests,
  undocumented,
} from './jest.ts';
import { clients } from './testing/clients.ts';

const gcore = mockApi('gcore');
const docker = mockApi('docker', { seedData: { secrets: [{ Name: 'a', Data: 'dg==' }] } });

const list = 'CaaSPullSecretsHandler.get';
const secrets = 'https://api.gcore.com/cloud/v1/caas/secrets/1/1';
const mine = `${secrets}/my-registry-secret`;
const headers = { authorization: 'APIKey 1234$abcdef', 'content-type': 'application/json' };

async function statuses(calls: number, url = secrets): Promise<number[]> {
  const found: number[] = [];
  for (let i = 0; i < calls; i += 1) found.push((await fetch(url, { headers })).status);
  return found;
}

test('once() injects a fault into one call', async () => {
  gcore.once(list, reply(500));
  expect(await statuses(2)).toEqual([500, 200]);
});

test('times() injects a fault into the next calls', async () => {
  gcore.times(2, list, tooManyRequests(3));
  const first = await fetch(secrets, { headers });
  expect([first.status, first.headers.get('retry-after')]).toEqual([429, '3']);
  expect(await first.json()).toMatchObject({ exception_class: 'TooManyRequests' });
  expect(await statuses(2)).toEqual([429, 200]);
});

test('repeated once() injects one fault after the other', async () => {
  gcore.once(list, reply(500));
  gcore.once(list, expiredToken());
  expect(await statuses(3)).toEqual([500, 401, 200]);
});

test('always() injects a fault until the test ends', async () => {
  gcore.always(list, reply(500));
  expect(await statuses(3)).toEqual([500, 500, 500]);
});

test('the next test starts without faults', async () => {
  expect(await statuses(1)).toEqual([200]);
});

test('patchReply() changes a part of an answer', async () => {
  gcore.patchReply(list, { count: 2 });
  const page = await (await fetch(secrets, { headers })).json();
  expect(page).toMatchObject({ count: 2, results: [{ name: 'my-registry-secret' }] });
});

describe.each(Object.entries(clients))('%s', (_, client) => {
  const get = () => client(secrets, { method: 'GET', headers });

  test('sees a broken connection', async () => {
    gcore.once(list, connectionReset());
    const error = await get().then(
      () => undefined,
      (reason) => reason,
    );
    expect([error.code, error.cause?.code]).toContain('ECONNRESET');
    expect((await get()).status).toBe(200);
  });

  test('gets a truncated body', async () => {
    gcore.once(list, malformedBody());
    const { status, body } = await get();
    expect(status).toBe(200);
    expect(body.length).toBeGreaterThan(0);
    expect(() => JSON.parse(body)).toThrow(SyntaxError);
  });
});

test('lostAnswer() loses the answer of a call that took effect', async () => {
  gcore.once('PullSecretHandler.delete', lostAnswer());
  await expect(fetch(mine, { method: 'DELETE', headers })).rejects.toThrow();
  expect(await statuses(1, mine)).toEqual([404]);
});

test('otherWriter() makes a conflicting update first', async () => {
  const [secret] = (await (await fetch('http://localhost/secrets')).json()) as [
    { ID: string; Version: { Index: number } },
  ];
  const update = () =>
    axios.post(
      `http://localhost/secrets/${secret.ID}/update?version=${secret.Version.Index}`,
      { Name: 'a', Labels: { by: 'me' } },
      { validateStatus: () => true },
    );
  docker.once('SecretUpdate', otherWriter({ body: { Name: 'a', Labels: { by: 'another' } } }));
  const { status, data } = await update();
  expect([status, data.message]).toEqual([500, expect.stringContaining('update out of sequence')]);
  expect(docker).toHaveReceived('SecretUpdate', { times: 1 });
});

test('otherWriter() deletes the item first', async () => {
  gcore.once('PullSecretHandler.patch', otherWriter({ method: 'DELETE' }));
  expect((await fetch(mine, { method: 'PATCH', headers, body: '{}' })).status).toBe(404);
});

test('an undocumented answer is an error, unless marked as such', async () => {
  expect(() => gcore.once(list, reply(418 as 500))).toThrow(
    /responses has no 418: set "undocumented" to inject it anyway/,
  );
  expect(() => gcore.once(list, reply(500, {} as never))).toThrow(/must have required property/);
  gcore.once(list, undocumented(reply(418, 'teapot', { 'Content-Type': 'text/plain' })));
  const answer = await fetch(secrets, { headers });
  expect([answer.status, await answer.text()]).toEqual([418, 'teapot']);
});

describe('latency', () => {
  test('uses the timers of the test', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    try {
      gcore.once(list, latency(30_000), reply(500));
      let answer: Response | undefined;
      const asked = fetch(secrets, { headers }).then((response) => {
        answer = response;
      });
      while (jest.getTimerCount() === 0) await new Promise(setImmediate);
      await jest.advanceTimersByTimeAsync(29_999);
      expect(answer).toBeUndefined();
      await jest.advanceTimersByTimeAsync(1);
      await asked;
      expect(answer?.status).toBe(500);
    } finally {
      jest.useRealTimers();
    }
  });

  test('does not delay a test that no longer waits', async () => {
    gcore.once(list, latency(3_600_000));
    const signal = AbortSignal.timeout(50);
    await expect(request(secrets, { headers, signal })).rejects.toThrow();
  });
});
