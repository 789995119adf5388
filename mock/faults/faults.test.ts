import { describe, expect, test } from '@jest/globals';
import { noBody } from '../../contracts/http/message.ts';
import { callEcp } from '../../scripts/testing/call-ecp.ts';
import { problemOf } from '../../scripts/testing/expect-problem.ts';
import { callGcore, collection, mockWith, wanted } from '../apis/gcore/testing.ts';
import { builtinMock } from '../apis/index.ts';
import { FaultError, type InjectedFault } from '../core/fault.ts';
import type { Mock } from '../mock.ts';

const list = 'CaaSPullSecretsHandler.get';
const patch = 'PullSecretHandler.patch';
const mine = `${collection}/my-secret`;

async function mockThatFails(...faults: InjectedFault[]): Promise<Mock> {
  const mock = await mockWith();
  for (const fault of faults) await mock.faults.add(fault);
  return mock;
}

async function statuses(mock: Mock, calls: number): Promise<number[]> {
  const found: number[] = [];
  for (let i = 0; i < calls; i += 1) found.push((await callGcore(mock, 'GET', collection)).status);
  return found;
}

describe('fault injection', () => {
  const unavailable = { answer: { status: 500 } };

  test('applies to the calls of its operation, as many times as it says', async () => {
    const mock = await mockThatFails({ operationId: list, times: 2, ...unavailable });
    expect((await callGcore(mock, 'GET', mine)).status).toBe(200);
    expect(await statuses(mock, 3)).toEqual([500, 500, 200]);
    expect(await mock.faults.list()).toEqual([]);
  });

  test('applies to every operation until cleared', async () => {
    const mock = await mockThatFails(unavailable);
    expect((await callGcore(mock, 'GET', mine)).status).toBe(500);
    expect(await statuses(mock, 3)).toEqual([500, 500, 500]);
    await mock.faults.clear();
    expect(await statuses(mock, 1)).toEqual([200]);
  });

  test('takes one fault for each call, in the order in which they were added', async () => {
    const mock = await mockThatFails(
      { operationId: list, times: 1, answer: { status: 429 } },
      { operationId: list, times: 1, ...unavailable },
    );
    expect(await statuses(mock, 1)).toEqual([429]);
    expect(await mock.faults.list()).toEqual([{ operationId: list, times: 1, ...unavailable }]);
    expect(await statuses(mock, 2)).toEqual([500, 200]);
  });

  test('applies with a probability, the same way for the same seed', async () => {
    const fault = { operationId: list, probability: 0.5, ...unavailable };
    const first = await statuses(await mockThatFails(fault), 40);
    expect(await statuses(await mockThatFails(fault), 40)).toEqual(first);
    expect(first.filter((status) => status === 500).length).toBeGreaterThan(5);
    expect(first.filter((status) => status === 200).length).toBeGreaterThan(5);
    expect(await statuses(await mockThatFails({ ...fault, probability: 0 }), 5)).toEqual(Array(5).fill(200));
  });

  test('does not apply to unknown operations, nor after a reset', async () => {
    const mock = await mockThatFails(unavailable);
    expect((await callGcore(mock, 'GET', '/nowhere')).status).toBe(404);
    await mock.reset();
    expect(await statuses(mock, 1)).toEqual([200]);
  });
});

describe('an injected fault', () => {
  test('answers with the example of the document if it has no body', async () => {
    const mock = await mockThatFails({ answer: { status: 429, headers: { 'Retry-After': '7' } } });
    const { status, headers, json } = await callGcore(mock, 'GET', collection);
    expect([status, headers['Retry-After'], json]).toMatchObject([
      429,
      '7',
      { exception_class: 'TooManyRequests', message: expect.any(String) },
    ]);
  });

  test('answers with its own body', async () => {
    const body = { exception_class: 'X', message: 'mine', request_id: 'a' };
    const mock = await mockThatFails({ operationId: list, answer: { status: 500, body } });
    expect((await callGcore(mock, 'GET', collection)).json).toEqual(body);
  });

  test('patches what the API answers', async () => {
    const mock = await mockThatFails({ operationId: list, patch: { count: 1000 } });
    const { json } = await callGcore(mock, 'GET', collection);
    expect(json).toMatchObject({ count: 1000, results: [{ name: 'my-secret' }] });
  });

  test('is a 500 problem if its patch violates the document', async () => {
    const mock = await mockThatFails({ operationId: list, patch: { count: null } });
    const { status, json } = await callGcore(mock, 'GET', collection);
    expect([status, json]).toMatchObject([500, { type: 'urn:bonafide:broken-response' }]);
    expect((json as { detail: string }).detail).toContain("required property 'count'");
  });

  test('may answer what the document does not have if it says so', async () => {
    const mock = await mockThatFails({
      operationId: list,
      answer: { status: 418, body: 'teapot', headers: { 'Content-Type': 'text/plain' } },
      undocumented: true,
    });
    expect((await builtinCall(mock)).status).toBe(418);
  });

  test('cuts the body off in its middle', async () => {
    const mock = await mockThatFails({ malformed: true });
    const { status, body } = await builtinCall(mock);
    expect([status, body.toString().slice(0, 10)]).toEqual([200, '{"count":1']);
    expect(() => JSON.parse(body.toString())).toThrow(SyntaxError);
  });

  test('delays a call before anything else', async () => {
    const waited: number[] = [];
    const mock = builtinMock('gcore', {
      sleep: async (ms) => {
        expect((await mock.journal.read()).total).toBe(0);
        waited.push(ms);
      },
    });
    await mock.faults.add({ delayMs: 30_000 });
    expect((await callGcore(mock, 'GET', collection)).status).toBe(200);
    expect(waited).toEqual([30_000]);
  });

  test.each([
    ['before', 200],
    ['after', 404],
  ] as const)('breaks the connection %s the API does its work', async (reset, status) => {
    const mock = await mockThatFails({ operationId: 'PullSecretHandler.delete', times: 1, reset });
    await expect(callGcore(mock, 'DELETE', mine)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect((await callGcore(mock, 'GET', mine)).status).toBe(status);
    expect((await mock.journal.read()).entries[0]).toMatchObject({
      operationId: 'PullSecretHandler.delete',
      response: { status: 0 },
    });
  });

  test('answers before credentials are checked and anything is done', async () => {
    const mock = await mockThatFails({ operationId: 'PullSecretHandler.delete', answer: { status: 500 } });
    expect((await callGcore(mock, 'DELETE', mine, undefined, { authorization: undefined })).status).toBe(500);
    expect((await callGcore(mock, 'GET', mine)).status).toBe(200);
  });
});

function builtinCall(mock: Mock) {
  const headers = { authorization: 'APIKey 1234$abcdef' };
  return mock.handle({ method: 'GET', path: collection, query: '', headers, body: noBody });
}

describe('the other writer of a fault', () => {
  test('makes the same call first', async () => {
    const mock = await mockThatFails({
      operationId: 'CaaSPullSecretsHandler.post',
      times: 1,
      otherWriter: {},
    });
    expect((await callGcore(mock, 'POST', collection, { ...wanted, name: 'another' })).status).toBe(409);
    expect((await mock.journal.read()).total).toBe(1);
  });

  test('makes the version of the caller stale', async () => {
    const docker = builtinMock('docker', { seedData: { secrets: [{ Name: 'a', Data: 'dg==' }] } });
    const [secret] = (await callGcore(docker, 'GET', '/secrets')).json as [
      { ID: string; Version: { Index: number } },
    ];
    const update = async () => {
      const target = `/secrets/${secret.ID}/update?version=${secret.Version.Index}`;
      return callGcore(docker, 'POST', target, { Name: 'a', Labels: { by: 'me' } });
    };
    await docker.faults.add({
      operationId: 'SecretUpdate',
      times: 1,
      otherWriter: { body: { Name: 'a', Labels: { by: 'another' } } },
    });
    expect((await update()).json).toMatchObject({
      message: expect.stringContaining('update out of sequence'),
    });
    expect((await callGcore(docker, 'GET', `/secrets/${secret.ID}`)).json).toMatchObject({
      Spec: { Labels: { by: 'another' } },
    });
  });

  test('can make another call', async () => {
    const mock = await mockThatFails({ operationId: patch, otherWriter: { method: 'DELETE' } });
    expect((await callGcore(mock, 'PATCH', mine, { login: 'x' })).status).toBe(404);
  });

  test('causes a 500 problem if it is refused', async () => {
    const mock = await mockThatFails({ operationId: patch, otherWriter: { path: `${mine}-2` } });
    const { status, json } = await callGcore(mock, 'PATCH', mine, { login: 'x' });
    expect([status, json]).toMatchObject([500, { type: 'urn:bonafide:fault-failed' }]);
    expect((json as { detail: string }).detail).toContain('refused with 404');
  });
});

describe('expired credentials', () => {
  test('are refused as the vendor does it', async () => {
    const gcore = await mockThatFails({ times: 1, expired: true });
    expect(await callGcore(gcore, 'GET', collection)).toMatchObject({
      status: 401,
      json: { message: 'Token is invalid or expired' },
    });
    expect((await callGcore(gcore, 'GET', collection)).status).toBe(200);
    const ecp = builtinMock('ecp');
    await ecp.faults.add({ expired: true });
    expect((await callEcp(ecp, 'GET', '/ecp/v1/imagepullsecrets')).headers).toHaveProperty(
      'WWW-Authenticate',
    );
    const sap = builtinMock('sap');
    await sap.faults.add({ expired: true });
    const token = { authorization: 'Bearer any' };
    const list = await callGcore(sap, 'GET', '/v2/admin/dockerRegistrySecrets', undefined, token);
    expect([list.status, list.headers]).toMatchObject([401, { 'WWW-Authenticate': 'Bearer' }]);
  });

  test.each([
    [{ 'x-auth-token': 'any' }, /token expires, expires_at: 2026-01-01T/],
    [{ authorization: 'SDK-HMAC-SHA256 Access=a' }, /signature expired/],
  ])('are refused by a gateway: %j', async (headers, message) => {
    const huawei = builtinMock('huawei', { seed: 1 });
    await huawei.faults.add({ expired: true });
    const { status, json } = await callGcore(huawei, 'GET', '/v1/abc/secrets', undefined, headers);
    expect([status, json]).toMatchObject([401, { error_msg: expect.stringMatching(message) }]);
  });

  test('are rejected where the API has no 401', () => {
    const docker = builtinMock('docker');
    const expired = { operationId: 'SecretList', expired: true as const };
    expect(() => docker.faults.check(expired)).toThrow(/responses has no 401/);
  });
});

describe('a fault is rejected', () => {
  test.each<[string, InjectedFault, RegExp]>([
    [
      'for an unknown operation',
      { operationId: 'X', malformed: true },
      /^gcore has no operation X; it has CaaS/,
    ],
    ['without an effect', { operationId: list }, /^a fault needs one of answer, patch, /],
    ['with two answers', { answer: { status: 500 }, reset: 'after' }, /^answer and reset exclude each other/],
    [
      'with an undocumented status',
      { operationId: list, answer: { status: 418 } },
      /get\/responses has no 418: set "undocumented" to inject it anyway/,
    ],
    [
      'with a body that breaks its schema',
      { operationId: list, answer: { status: 500, body: { message: 5 } } },
      /^body must have required property/,
    ],
    [
      'with another media type',
      { operationId: list, answer: { status: 500, body: 'x', headers: { 'Content-Type': 'text/html' } } },
      /content has no text\/html/,
    ],
  ])('%s', async (_, fault, message) => {
    const { faults } = await mockWith();
    await expect(faults.add(fault)).rejects.toThrow(message);
    expect(() => faults.check(fault)).toThrow(FaultError);
    expect(await faults.list()).toEqual([]);
  });
});

describe('the Prefer header', () => {
  const asked = async (prefer: string) => {
    const waited: number[] = [];
    const mock = builtinMock('gcore', {
      seed: 1,
      sleep: async (ms) => {
        waited.push(ms);
      },
    });
    const headers = { authorization: 'APIKey 1234$abcdef', prefer };
    const request = { method: 'GET', path: collection, query: '', headers, body: noBody };
    const answer = await mock.handle(request).catch(({ code }) => code);
    return { answer, waited, mock };
  };

  test.each([
    ['fault=500', 500],
    ['Fault="500"; delay=20', 500],
    ['return=minimal, fault=429;retry-after=3', 429],
    ['fault=expired', 401],
    ['fault=malformed', 200],
    ['fault=none', 400],
    ['fault=none; delay=20', 200],
    ['fault=418', 400],
    ['fault=418; undocumented', 418],
    ['fault=200', 200],
    ['return=minimal', 200],
  ])('injects %s', async (prefer, status) => {
    const { answer, waited } = await asked(prefer);
    expect([answer.status, waited]).toEqual([status, prefer.includes('delay') ? [20] : []]);
    if (prefer.includes('retry')) expect(answer.headers).toMatchObject({ 'Retry-After': '3' });
  });

  test.each(['fault=reset', 'fault=lost'])('injects %s', async (prefer) => {
    expect((await asked(prefer)).answer).toBe('ECONNRESET');
  });

  test.each([
    ['fault=teapot', /fault=teapot is neither a status nor one of none, reset, lost/],
    ['fault=418', /responses has no 418/],
    ['fault=reset;delay=soon', /delay wants milliseconds/],
    ['fault=__proto__', /is neither a status/],
  ])('is rejected with %s', async (prefer, detail) => {
    const problem = await problemOf((await asked(prefer)).answer);
    expect(problem).toMatchObject({ type: 'urn:bonafide:bad-fault', status: 400 });
    expect(problem.detail).toMatch(detail);
  });

  test('wins over the faults of the mock, and uses none of them up', async () => {
    const { mock } = await asked('return=minimal');
    await mock.faults.add({ times: 1, answer: { status: 500 } });
    const headers = { prefer: 'fault=429' };
    expect((await callGcore(mock, 'GET', collection, undefined, headers)).status).toBe(429);
    expect(await statuses(mock, 2)).toEqual([500, 200]);
  });
});
